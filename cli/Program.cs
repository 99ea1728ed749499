using GraphSec.Cli;

ShortRun.PutOffCollection();
return GraphSecCommand.Run(args, Terminal.OfProcess());
