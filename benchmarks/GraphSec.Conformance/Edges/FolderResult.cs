namespace GraphSec.Conformance.Edges;

/// <summary>What came of one folder.</summary>
/// <param name="Checkout">Name of the checkout that it is in.</param>
/// <param name="Folder">Relative to the checkout, '/' between parts; "." for its top.</param>
internal sealed record FolderResult(string Checkout, string Folder)
{
    public EdgeCounts Counts { get; init; }

    /// <summary>One line each: side, what, and why where that can be told.</summary>
    public IReadOnlyList<string> Differences { get; init; } = [];

    /// <summary>Why it could not be compared; null where it was.</summary>
    public string? Skipped { get; init; }
}
