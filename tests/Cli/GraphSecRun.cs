using GraphSec.Cli;

namespace GraphSec.Tests.Cli;

/// <summary>Runs the program in this process: arguments and standard input in, output, errors and exit code out.</summary>
internal sealed class GraphSecRun
{
    private byte[] input = [];
    private string? folder;
    private DateOnly today = new(2026, 1, 1);

    /// <summary>The day of the run.</summary>
    public GraphSecRun On(DateOnly day)
    {
        today = day;
        return this;
    }

    /// <summary>The folder that relative paths start from.</summary>
    public GraphSecRun In(string path)
    {
        folder = path;
        return this;
    }

    public GraphSecRun Given(byte[] standardInput)
    {
        input = standardInput;
        return this;
    }

    public RunResult Run(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = GraphSecCommand.Run(args, new Terminal(() => new MemoryStream(input), output, error, false, false, folder) { Today = today });
        return new RunResult(code, output.ToString(), error.ToString());
    }
}
