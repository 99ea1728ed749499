using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration.Checks;

/// <summary>Arguments that Terraform reads before it can evaluate anything.</summary>
internal static class ConstantChecks
{
    /// <summary>A bool, and no other literal.</summary>
    public static void CheckBool(HclBody body, string name, Report report)
    {
        if (body.Find(name) is { Value: LiteralExpression literal }
            && (literal.Kind == LiteralKind.Number || literal is { Kind: LiteralKind.String, Text: not ("true" or "false") }))
        {
            report(literal.Span, $"found \"{literal.Text}\", expected true or false for \"{name}\"");
        }
    }

    /// <summary>No reference to anything.</summary>
    public static void CheckConstant(HclBody body, string name, Report report)
    {
        if (body.Find(name) is { } attribute && WrittenReferences.Of(attribute.Value) is [var first, ..])
        {
            report(first.Place, $"found a reference to \"{string.Join('.', first.Names)}\", expected a constant for \"{name}\"");
        }
    }

    /// <summary>What to use in place of something deprecated.</summary>
    public static void CheckDeprecation(HclBody body, Report report)
    {
        if (body.Find("deprecated") is { Value: LiteralExpression { Kind: LiteralKind.String } text }
            && string.IsNullOrWhiteSpace(text.Text))
        {
            report(text.Span, "found no text for \"deprecated\", expected what to use instead");
        }
    }

    public static void CheckRequired(HclBlock block, string name, Report report)
    {
        if (block.Body.Find(name) is null)
        {
            report(block.HeaderSpan, $"found block \"{block.Type}\" without \"{name}\", expected one");
        }
    }

    /// <summary>Blocks that may stand there once.</summary>
    public static void CheckOnce(HclBody body, string type, Report report)
    {
        foreach (var further in body.Blocks(type).Skip(1))
        {
            report(further.HeaderSpan, $"found a second block \"{type}\", expected one");
        }
    }

    /// <summary>Blocks whose name Terraform keeps for later.</summary>
    public static void CheckReserved(HclBody body, string type, Report report)
    {
        foreach (var reserved in body.Blocks(type))
        {
            report(reserved.HeaderSpan, $"found block \"{type}\", a name that Terraform keeps for itself, expected another");
        }
    }
}
