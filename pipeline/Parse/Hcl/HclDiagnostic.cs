namespace GraphSec.Pipeline.Parse.Hcl;

/// <summary>One thing wrong with a file: where, what was found and what was expected.</summary>
public sealed record HclDiagnostic(SourceText Source, SourceSpan Span, string Message)
{
    public SourcePosition From => Source.PositionOf(Span.Start);

    public SourcePosition To => Source.PositionOf(Span.End);

    public override string ToString() => $"{Source.Path}:{From.Line}:{From.Column}: {Message}";
}
