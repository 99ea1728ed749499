namespace GraphSec.Pipeline.Evaluate;

/// <summary>Faults that are reported together.</summary>
/// <param name="Level">What it is: <c>all</c>, <c>set</c>, <c>family</c>, <c>provider</c> or <c>fault</c>.</param>
/// <param name="Covers">Types of block that count; null for all.</param>
public sealed record FaultGroup(string Level, string Name, IReadOnlySet<string> Kinds, Func<string, bool>? Covers = null);
