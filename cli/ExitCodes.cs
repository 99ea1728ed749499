namespace GraphSec.Cli;

/// <summary>What the program tells its caller.</summary>
internal static class ExitCodes
{
    public const int Fine = 0;

    /// <summary>Wrong arguments, or something that could not be read or written; what could be is still printed.</summary>
    public const int Error = 1;

    /// <summary>Something scores at <c>--fail-on</c> or above.</summary>
    public const int Findings = 2;
}
