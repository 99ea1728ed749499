using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration.Checks;

/// <summary>depends_on is a list of references as they stand.</summary>
internal static class DependencyChecks
{
    public static void Check(HclBody body, Report report)
    {
        switch (body.Find("depends_on")?.Value)
        {
            case TupleExpression list:
                foreach (var item in list.Items)
                {
                    if (item is not LiteralExpression { Kind: LiteralKind.Invalid } && ReferenceText.Of(item) is null)
                    {
                        report(item.Span, "found an expression, expected a reference without keys to evaluate in \"depends_on\"");
                    }
                }

                break;
            case null or LiteralExpression { Kind: LiteralKind.Invalid or LiteralKind.Null }:
                break;
            case var other:
                report(other.Span, "found an expression, expected a list of references for \"depends_on\"");
                break;
        }
    }
}
