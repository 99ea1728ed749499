using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration.Checks;

/// <summary>lifecycle blocks of resources, data sources and ephemeral resources.</summary>
internal static class LifecycleChecks
{
    public static void Check(HclBlock block, string address, Report report)
    {
        ConstantChecks.CheckOnce(block.Body, "lifecycle", report);
        foreach (var lifecycle in block.Body.Blocks("lifecycle"))
        {
            ConditionChecks.Check(lifecycle.Body, "precondition", address, report);
            ConditionChecks.Check(lifecycle.Body, "postcondition", address, report);
            ConstantChecks.CheckBool(lifecycle.Body, "create_before_destroy", report);
            ConstantChecks.CheckBool(lifecycle.Body, "prevent_destroy", report);
            ConstantChecks.CheckConstant(lifecycle.Body, "create_before_destroy", report);
            if (block.Type != "resource")
            {
                CheckUnmanaged(lifecycle.Body, block.Type, report);
            }

            CheckIgnored(lifecycle.Body.Find("ignore_changes")?.Value, report);
            CheckTriggers(lifecycle.Body.Find("replace_triggered_by")?.Value, report);
        }
    }

    private static void CheckUnmanaged(HclBody lifecycle, string type, Report report)
    {
        foreach (var name in (ReadOnlySpan<string>)["create_before_destroy", "prevent_destroy", "ignore_changes",
            "replace_triggered_by", "destroy"])
        {
            if (lifecycle.Find(name) is { } attribute)
            {
                report(attribute.NameSpan, $"found \"{name}\" in block \"{type}\", expected it in block \"resource\" alone");
            }
        }
    }

    /// <summary>["*"] alone is what 0.14 and before took for "all".</summary>
    private static void CheckIgnored(Expression? value, Report report)
    {
        switch (value)
        {
            case TupleExpression list:
                foreach (var item in list.Items)
                {
                    if (item is LiteralExpression { Kind: LiteralKind.Invalid })
                    {
                        continue;
                    }

                    var text = ReferenceText.Of(item);
                    if (text is null || (text == "*" && list.Items.Count > 1))
                    {
                        report(item.Span, "found no name of an attribute in \"ignore_changes\", expected names, or all");
                    }
                }

                break;
            case null or NameExpression { Name: "all" } or LiteralExpression { Kind: LiteralKind.Invalid or LiteralKind.Null }:
                break;
            default:
                report(value.Span, "found an expression for \"ignore_changes\", expected a list of attributes, or all");
                break;
        }
    }

    /// <summary>Each element names one resource; its keys may use each.key and count.index alone.</summary>
    private static void CheckTriggers(Expression? value, Report report)
    {
        foreach (var item in value is TupleExpression list ? list.Items : [])
        {
            var references = WrittenReferences.Of(item);
            var others = references.FindAll(reference => reference.Names is not (["each", "key", ..] or ["count", "index", ..]));
            if (item is not LiteralExpression { Kind: LiteralKind.Invalid } && others is not [{ Resource: not null }])
            {
                report(item.Span, "found no reference to one resource in "
                    + "\"replace_triggered_by\", expected one, with each.key or "
                    + "count.index for its key");
            }
        }
    }
}
