namespace GraphSec.Pipeline.Artifacts;

/// <summary>A place in a file: path relative to the scored folder with '/', line and column from 1.</summary>
public sealed record SourcePlace(string File, int Line, int Column = 1)
{
    public override string ToString() => $"{File}:{Line}";
}
