using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration.Checks;

/// <summary>precondition, postcondition, validation and assert blocks.</summary>
internal static class ConditionChecks
{
    /// <param name="body">What holds the blocks.</param>
    /// <param name="type">The blocks' type.</param>
    /// <param name="owner">The address of the resource that they belong to, which they may not name; else null.</param>
    /// <param name="report">Is told what is wrong.</param>
    public static void Check(HclBody body, string type, string? owner, Report report)
    {
        foreach (var block in body.Blocks(type))
        {
            foreach (var name in (ReadOnlySpan<string>)["condition", "error_message"])
            {
                if (block.Body.Find(name) is not { } attribute)
                {
                    report(block.HeaderSpan, $"found block \"{type}\" without \"{name}\", expected one");
                    continue;
                }

                var references = WrittenReferences.Of(attribute.Value);
                if (references.Count == 0 && name == "condition")
                {
                    report(attribute.Value.Span, "found a condition that refers to nothing, expected one that checks a value");
                }

                if (owner is not null && references.Find(reference => reference.Resource == owner) is { } own)
                {
                    report(own.Place,
                        $"found \"{owner}\" in its own {type}, expected \"self\" in a postcondition or another object");
                }
            }
        }
    }

    /// <summary>A variable's validation that looks at other things alone.</summary>
    public static void CheckSubject(HclBody body, string variable, Report report)
    {
        foreach (var block in body.Blocks("validation"))
        {
            if (block.Body.Find("condition") is { } condition
                && WrittenReferences.Of(condition.Value) is { Count: > 0 } references
                && !references.Exists(reference => reference.Names is ["var", var name, ..] && name == variable))
            {
                report(condition.Value.Span, $"found a condition without \"var.{variable}\", expected one that checks it");
            }
        }
    }
}
