namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>All texts that the words of a judged cell follow from.</summary>
/// <param name="Outcome">What was seen.</param>
internal readonly record struct CellWords(string Type, string Path, string Outcome, string Shape, string Usual)
{
    public bool Equals(CellWords other) =>
        Type == other.Type && Path == other.Path && Outcome == other.Outcome && Shape == other.Shape && Usual == other.Usual;

    /// <summary>The shape follows from the outcome nearly always.</summary>
    public override int GetHashCode() => HashCode.Combine(Type, Path, Outcome, Usual);
}
