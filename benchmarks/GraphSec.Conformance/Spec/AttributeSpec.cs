using GraphSec.Pipeline.Parse.Evaluation;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Conformance.Spec;

/// <summary><c>attr</c>: an argument, converted.</summary>
internal sealed record AttributeSpec(string Name, TypeConstraint Wanted, bool IsRequired) : DecodeSpec
{
    public override string Argument => Name;

    public override TypeConstraint Type => Wanted;

    public override Value Decode(HclBody body, DecodeContext context)
    {
        if (body.Find(Name) is { } attribute)
        {
            return context.Evaluate(body, attribute.Value, Wanted);
        }

        if (IsRequired)
        {
            var end = body.Source.Text.Length;
            context.Report(body, new SourceSpan(end, end), $"argument \"{Name}\" is required");
        }

        return Value.NullOf(Wanted);
    }
}
