namespace GraphSec.Pipeline.Parse.Hcl;

/// <summary>A half-open range of UTF-16 offsets into a <see cref="SourceText"/>.</summary>
public readonly record struct SourceSpan(int Start, int End)
{
    public int Length => End - Start;

    public SourceSpan To(SourceSpan last) => new(Start, Math.Max(End, last.End));
}
