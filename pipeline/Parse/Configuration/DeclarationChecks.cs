using GraphSec.Pipeline.Parse.Evaluation;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration;

/// <summary>
/// What Terraform refuses in a block whatever its values are. Reading goes on: the block is kept as far as it makes sense.
/// </summary>
internal static class DeclarationChecks
{
    public static void Check(HclBlock block, Action<SourceSpan, string> report)
    {
        foreach (var label in block.Labels)
        {
            if (!IsIdentifier(label))
            {
                report(block.HeaderSpan, $"found name \"{label}\", expected a letter or \"_\", then letters, digits, \"_\" or \"-\"");
            }
        }

        switch (block.Type)
        {
            case "resource" or "data" or "ephemeral":
                CheckRepetition(block, report);
                CheckResource(block, report);
                break;
            case "module":
                CheckRepetition(block, report);
                break;
            case "variable":
                CheckVariable(block, report);
                CheckConditions(block.Body, "validation", report);
                break;
            case "output":
                CheckConditions(block.Body, "precondition", report);
                break;
            case "check":
                CheckConditions(block.Body, "assert", report);
                break;
        }
    }

    private static void CheckRepetition(HclBlock block, Action<SourceSpan, string> report)
    {
        if (block.Body.Find("count") is not null && block.Body.Find("for_each") is { } each)
        {
            report(each.NameSpan, "found \"for_each\" beside \"count\", expected one of the two");
        }
    }

    private static void CheckResource(HclBlock block, Action<SourceSpan, string> report)
    {
        foreach (var reserved in block.Body.Blocks("locals"))
        {
            report(reserved.HeaderSpan, "found block \"locals\", a name that Terraform keeps for itself, expected another");
        }

        foreach (var lifecycle in block.Body.Blocks("lifecycle"))
        {
            CheckBool(lifecycle.Body, "create_before_destroy", report);
            CheckBool(lifecycle.Body, "prevent_destroy", report);
            CheckConditions(lifecycle.Body, "precondition", report);
            CheckConditions(lifecycle.Body, "postcondition", report);
        }
    }

    private static void CheckVariable(HclBlock block, Action<SourceSpan, string> report)
    {
        CheckBool(block.Body, "sensitive", report);
        CheckBool(block.Body, "nullable", report);
        CheckBool(block.Body, "ephemeral", report);
        if (block.Body.Find("type") is not { } type)
        {
            return;
        }

        if (UnknownType(type.Value) is { } wrong)
        {
            report(wrong.Span, "found no type, expected string, number, bool, any, list, set, map, tuple or object");
            return;
        }

        if (block.Body.Find("default") is { } fallback && !Fits(fallback.Value, type.Value))
        {
            report(fallback.NameSpan, $"found a default that is no {TypeConstraintReader.Read(type.Value)}, expected one of that type");
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

    private static void CheckBool(HclBody body, string name, Action<SourceSpan, string> report)
    {
        if (body.Find(name) is { Value: LiteralExpression literal }
            && (literal.Kind == LiteralKind.Number || literal is { Kind: LiteralKind.String, Text: not ("true" or "false") }))
        {
            report(literal.Span, $"found \"{literal.Text}\", expected true or false for \"{name}\"");
        }
    }

    private static void CheckConditions(HclBody body, string type, Action<SourceSpan, string> report)
    {
        foreach (var block in body.Blocks(type))
        {
            foreach (var name in (ReadOnlySpan<string>)["condition", "error_message"])
            {
                if (block.Body.Find(name) is null)
                {
                    report(block.HeaderSpan, $"found block \"{type}\" without \"{name}\", expected one");
                }
            }
        }
    }

    private static bool IsIdentifier(string name)
    {
        var isFirst = true;
        foreach (var rune in name.EnumerateRunes())
        {
            if (!(isFirst ? HclLexer.StartsIdentifier(rune) : HclLexer.ContinuesIdentifier(rune)))
            {
                return false;
            }

            isFirst = false;
        }

        return !isFirst;
    }
}
