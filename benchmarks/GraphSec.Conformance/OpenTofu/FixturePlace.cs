namespace GraphSec.Conformance.OpenTofu;

/// <summary>A line on which a fixture wants an error.</summary>
/// <param name="File">The end of its path.</param>
/// <param name="Line">From 1.</param>
/// <param name="Message">OpenTofu's words, for the list of failures.</param>
internal sealed record FixturePlace(string File, int Line, string Message);
