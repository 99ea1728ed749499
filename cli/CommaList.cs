namespace GraphSec.Cli;

/// <summary>Names separated by commas, as options take them.</summary>
internal static class CommaList
{
    /// <summary>None for null.</summary>
    public static string[] Of(string? list) => (list ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
