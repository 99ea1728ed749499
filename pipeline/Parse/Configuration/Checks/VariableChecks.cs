using GraphSec.Pipeline.Parse.Evaluation;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration.Checks;

/// <summary>variable blocks.</summary>
internal static class VariableChecks
{
    public static void Check(HclBlock block, Report report)
    {
        foreach (var name in (ReadOnlySpan<string>)["sensitive", "nullable", "ephemeral", "const"])
        {
            ConstantChecks.CheckBool(block.Body, name, report);
            ConstantChecks.CheckConstant(block.Body, name, report);
        }

        ConstantChecks.CheckConstant(block.Body, "default", report);
        ConstantChecks.CheckDeprecation(block.Body, report);
        ConditionChecks.Check(block.Body, "validation", null, report);
        ConditionChecks.CheckSubject(block.Body, block.Labels[0], report);
        if (block.Body.Find("type") is { } type && UnknownType(type.Value) is { } wrong)
        {
            report(wrong.Span, "found no type, expected string, number, bool, any, list, set, map, tuple or object");
            return;
        }

        CheckDefault(block, report);
    }

    /// <summary>The default against the type: also where one of them comes from an override file.</summary>
    public static void CheckDefault(HclBlock block, Report report)
    {
        if (block.Body.Find("default") is not { } fallback)
        {
            return;
        }

        if (block.Body.Find("type") is { } type && UnknownType(type.Value) is null && !Fits(fallback.Value, type.Value))
        {
            report(fallback.NameSpan,
                $"found a default that is no {TypeConstraintReader.Read(type.Value)}, expected one of that type");
        }

        if (fallback.Value is LiteralExpression { Kind: LiteralKind.Null }
            && block.Body.Find("nullable") is { Value: LiteralExpression { Kind: LiteralKind.Bool, Text: "false" } })
        {
            report(fallback.NameSpan, "found null for the default of a variable that is not nullable, expected a value");
        }
    }

    private static bool Fits(Expression fallback, Expression type)
    {
        try
        {
            TypeConstraintReader.Read(type).Convert(Evaluator.EvaluateOrUnknown(fallback, Scope.Constants));
            return true;
        }
        catch (EvaluationException)
        {
            return false;
        }
    }

    /// <summary>The part of a type that is none; null where all is well.</summary>
    private static Expression? UnknownType(Expression type)
    {
        switch (type)
        {
            case NameExpression { Name: "string" or "number" or "bool" or "any" or "list" or "set" or "map" }:
            case LiteralExpression { Kind: LiteralKind.String, Text: "string" or "list" or "map" or "number" or "bool" or "any" }:
            case LiteralExpression { Kind: LiteralKind.Invalid }:
                return null;
            case CallExpression { Name: "list" or "set" or "map" or "optional", Arguments.Count: > 0 } call:
                return UnknownType(call.Arguments[0]);
            case CallExpression { Name: "tuple", Arguments: [TupleExpression tuple] }:
                return tuple.Items.Select(UnknownType).FirstOrDefault(wrong => wrong is not null);
            case CallExpression { Name: "object", Arguments: [ObjectExpression written] }:
                return written.Items.Select(item => UnknownType(item.Value)).FirstOrDefault(wrong => wrong is not null);
            default:
                return type;
        }
    }
}
