namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>How many other blocks of a type have what a cell has at its path, however often each, and whatever training saw.</summary>
/// <param name="Blocks">Other blocks that could have the path.</param>
/// <param name="Seen">Of them those with the outcome seen.</param>
/// <param name="Usual">Those with the usual outcome.</param>
/// <param name="OfKind">Those with a value of the kind seen.</param>
/// <param name="Most">Those with the outcome that most of them have.</param>
/// <param name="MostOfKind">Those with the kind of value that most of them have.</param>
/// <param name="Habit">What more than half of them have, an outcome or a kind of value; null where they do not agree.</param>
internal readonly record struct OthersHaving(int Blocks, int Seen, int Usual, int OfKind, int Most, int MostOfKind, string? Habit);
