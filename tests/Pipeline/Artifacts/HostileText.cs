using FsCheck;
using FsCheck.Fluent;

namespace GraphSec.Tests.Pipeline.Artifacts;

/// <summary>Texts that break careless writers and readers.</summary>
internal static class HostileText
{
    public static readonly string[] Cases =
    [
        "", "'", "''", "\"", "\"\"", ",", "\n", "\r", "\r\n", "\t", "\\", "\\null", "\\unknown", "\\empty", "null", "true", "1", "-1",
        "=1+1", "=cmd|' /C calc'!A0", "+1", "-x", "@sum", " a ", "a,b\nc\"d", "[]", "{}", "{\"unknown\":true}", "[1", "é", "日本",
        "\uD83D\uDE00", "\0", "\u0001", "\u2028", "\uFEFF", "\uFEFFa", "(sensitive)", "a.b", "a[]", "a[]#", "_graph", "name",
    ];

    /// <summary>A case, a random text, or two of them one after the other; never with half a surrogate pair.</summary>
    public static Gen<string> Any => Gen.OneOf(Part, from a in Part from b in Part select a + b);

    private static Gen<string> Part => Gen.OneOf(
        Gen.Elements(Cases),
        ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => GraphSec.Pipeline.Artifacts.FlatCell.Of(text.Get).Text));
}
