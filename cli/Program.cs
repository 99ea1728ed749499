using GraphSec.Cli;

return GraphSecCommand.Run(args, Terminal.OfProcess());
