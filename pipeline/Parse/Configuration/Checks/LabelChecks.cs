using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration.Checks;

/// <summary>Names of declarations.</summary>
internal static class LabelChecks
{
    public static void Check(HclBlock block, Report report)
    {
        foreach (var label in block.Labels)
        {
            if (!IsIdentifier(label))
            {
                report(block.HeaderSpan,
                    $"found name \"{label}\", expected a letter or \"_\", then letters, digits, \"_\" or \"-\"");
            }
        }

        if (block is { Type: "variable", Labels: [var name] } && IsReserved(name))
        {
            report(block.HeaderSpan,
                $"found variable \"{name}\", a name that module blocks keep for themselves, expected another");
        }
    }

    public static bool IsIdentifier(string name)
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

    private static bool IsReserved(string name) => name is "source" or "version" or "providers" or "count" or "for_each"
        or "lifecycle" or "depends_on" or "locals";
}
