namespace GraphSec.Pipeline.Parse.Hcl;

/// <summary>Text with interpolations, joined to one string; a template of one interpolation alone is that expression's value.
/// </summary>
public sealed class TemplateExpression(SourceSpan span, IReadOnlyList<Expression> parts) : Expression(span, Above(parts))
{
    public IReadOnlyList<Expression> Parts { get; } = parts;
}
