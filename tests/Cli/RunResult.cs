namespace GraphSec.Tests.Cli;

/// <summary>What a run of the program gave.</summary>
internal sealed record RunResult(int Code, string Out, string Error)
{
    /// <summary>Nothing printed but one line that begins with <c>error:</c>.</summary>
    public void IsOneErrorLine()
    {
        Assert.Equal(1, Code);
        Assert.Equal("", Out);
        Assert.StartsWith("error: ", Error, StringComparison.Ordinal);
        Assert.EndsWith("\n", Error, StringComparison.Ordinal);
        Assert.Single(Error.TrimEnd('\n').Split('\n'));
        Assert.InRange(Error.Length, 10, 600);
    }
}
