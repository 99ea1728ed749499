namespace GraphSec.Pipeline.Artifacts;

/// <summary>One thing seen of a block: what stands at a path, as a categorical outcome.</summary>
/// <param name="Path">Dotted attribute path without list marks (<c>ingress.cidr_blocks</c>), or a structural one:
/// <c>&lt;-TYPE</c> (something of that type refers to the block), <c>~&gt;TYPE</c> and <c>&lt;~TYPE</c> (the same both ways in a
/// transitively reduced graph, where attributes are unknown).</param>
/// <param name="Outcome">The value as written (<c>true</c>, <c>443</c>, <c>"public-read"</c>, <c>→ aws_vpc.main</c>), or one of
/// the words below.</param>
/// <param name="Shape">What kind of value it is, for values too rare to have a name: <c>word</c>, <c>arn of iam</c>,
/// <c>→ aws_vpc</c> …</param>
public sealed record Cell(string Path, string Outcome, string Shape)
{
    /// <summary>The path is not set.</summary>
    public const string Absent = "absent";

    /// <summary>A block stands there; its own cells say more.</summary>
    public const string Present = "present";

    /// <summary>Set, but the value cannot be known here: no evidence either way.</summary>
    public const string Unknown = "?";

    /// <summary>A text that holds a JSON document; its own cells say more.</summary>
    public const string Document = "json document";

    /// <summary>Any value whose outcome and shape were both too rare to learn.</summary>
    public const string Other = "other";

    /// <summary>Starts the outcome of a reference.</summary>
    public const string Arrow = "→ ";

    /// <summary>Keys of the instances it holds for, where not for all of the block's: <c>["logs"]</c>.</summary>
    public IReadOnlyList<string> Instances { get; init; } = [];

    public bool IsReference => Outcome.StartsWith(Arrow, StringComparison.Ordinal);

    /// <summary>A value that a variable or another resource gives.</summary>
    public bool IsGiven => !IsStructural(Path) && (IsReference || Outcome == Unknown);

    /// <summary>A value that stands in the code, be it known by its kind alone.</summary>
    public bool IsWritten => !IsStructural(Path) && !IsReference && Outcome is not (Absent or Unknown or Present or Document);

    /// <summary>The block path a cell stands in, or "" at the top: <c>ingress</c> of <c>ingress.cidr_blocks</c>.</summary>
    public static string ParentOf(string path) => LeafStart(path) is > 0 and var leaf ? path[..(leaf - 1)] : "";

    /// <summary>The last name of a path: <c>cidr_blocks</c>.</summary>
    public static string LeafOf(string path) => path[LeafStart(path)..];

    /// <summary>Where the last name of a path begins; 0 at the top.</summary>
    internal static int LeafStart(ReadOnlySpan<char> path)
    {
        if (path is ['<', '-' or '~', ..] or ['~', '>', ..])
        {
            return 0;
        }

        // A member whose own name holds a dot is written in brackets: labels["app.name"].
        var end = path.EndsWith("\"]", StringComparison.Ordinal)
            ? path.LastIndexOf("[\"", StringComparison.Ordinal)
            : path.LastIndexOf('.');
        return end > 0 ? end + 1 : 0;
    }

    /// <summary>Whether a path speaks of edges of a reduced graph alone.</summary>
    public static bool IsReduced(string path) =>
        path.StartsWith("~>", StringComparison.Ordinal) || path.StartsWith("<~", StringComparison.Ordinal);

    public static bool IsIncoming(string path) => path.StartsWith("<-", StringComparison.Ordinal);

    public static bool IsStructural(string path) => IsIncoming(path) || IsReduced(path);
}
