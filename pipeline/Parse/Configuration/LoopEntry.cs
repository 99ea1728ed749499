namespace GraphSec.Pipeline.Parse.Configuration;

/// <summary>What a for gives for one element of its collection.</summary>
/// <param name="Scope">Where the element is bound.</param>
/// <param name="Name">The key of the entry; null in a list, and where it is not known.</param>
/// <param name="IsSure">Whether the element is known to be kept.</param>
internal readonly record struct LoopEntry(Scope Scope, string? Name, bool IsSure);
