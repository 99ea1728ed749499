namespace GraphSec.Pipeline.Artifacts;

/// <summary>Blocks that are given one and the same thing: a variable, a local value, an output of a module, a provider. What it is called is
/// left out.</summary>
/// <param name="Repeats">It says how many instances they have.</param>
/// <param name="Blocks">Two or more, ascending.</param>
public sealed record SharedInput(bool Repeats, IReadOnlyList<int> Blocks);
