using System.Globalization;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Pipeline.Report;

/// <summary>
/// Why a block is odd, in plain words: what was seen, what is usual, and among how many. "Here" are the other instances of the type in the
/// scored code, "elsewhere" the code that the model has learned from. What the model expects without counts that bear it out is
/// called expected and not usual.
/// </summary>
public static class ReasonText
{
    private const string CommonStart = "; common ";
    private const string SuchValue = "such a value in";
    private const string OneOther = "the one other here";

    /// <summary>More than this share is usual, or expected.</summary>
    private const double Half = 0.5;

    public static string Of(CellSurprise reason, BlockFeatures block)
    {
        var text = Statement(reason, block) + Comparison(reason, block);
        return reason.Instances.Count == 0
            ? text
            : $"{InstanceNames.List(InstanceNames.Of(block, reason.Instances))}: {text}";
    }

    /// <summary>What was seen.</summary>
    public static string Statement(CellSurprise reason, BlockFeatures block)
    {
        var path = reason.Path;
        return path.Length == 0 ? "a resource of this type is rare here"
            : Cell.IsStructural(path) ? Relation(path, path[2..], reason.Seen != Cell.Absent)
            : $"`{path}` {OutcomeWords.Predicate(InModule(reason.Seen, block), reason.Values)}";
    }

    /// <summary>Whether counts or an expectation stand against what was seen; else it is common, and a reason to the model alone.</summary>
    public static bool IsUnusual(CellSurprise reason, BlockFeatures block) => Comparison(reason, block) is { Length: > 0 } told
        && !told.StartsWith(CommonStart, StringComparison.Ordinal);

    /// <summary>What is usual or expected instead, without counts; "" where nothing certain is.</summary>
    public static string Usual(CellSurprise reason, BlockFeatures block) => (Cell.IsStructural(reason.Path), reason.Usual == Cell.Absent, reason.Path) switch
    {
        (false, _, _) => OutcomeWords.Noun(InModule(reason.Usual, block)),
        (_, true, ['<', ..]) => "none does",
        (_, true, _) => "it does not",
        (_, false, ['<', ..]) => "one does",
        _ => "it does",
    };

    private static string Relation(string path, string type, bool isThere) => (path[..2], isThere) switch
    {
        ("<-", true) => $"{Article(type)} refers to it",
        ("<-", false) => $"no {type} refers to it",
        ("~>", true) => $"it depends on {Article(type)}",
        ("~>", false) => $"it depends on no {type}",
        (_, true) => $"{Article(type)} depends on it",
        _ => $"no {type} depends on it",
    };

    private static string Comparison(CellSurprise reason, BlockFeatures block)
    {
        var here = new Share(Whole(reason.PeersUsual), Whole(reason.Peers));
        var elsewhere = new Share(reason.TrainingUsual, reason.TrainingBlocks, reason.TrainingUsualIsLeast ? "at least " : "");
        if (reason.Seen == Cell.Absent && Cell.IsStructural(reason.Path) && reason.Path[0] == '<')
        {
            var (theirs, others) = (here.But(Whole(reason.PeersSeen)), elsewhere.But(reason.TrainingSeen));
            var have = Those(theirs, others, share => share > Half);
            return have.Length > 0 ? $"; {have} {(have == OneOther ? "has" : "have")} one"
                : reason.Usual == Cell.Absent ? Common(reason) : "; expected: one does";
        }

        // A kind of value instead of another one of that kind says nothing, and an expectation below one half is a toss-up.
        var isNamed = reason.UsualProbability >= Half && reason.Usual != reason.Seen && (reason.Usual != reason.Kind || reason.Kind.Length == 0);
        if (reason.Seen == Cell.Absent && !Cell.IsStructural(reason.Path) && (!isNamed || OutcomeWords.IsKind(reason.Usual)))
        {
            var set = Those(here.But(Whole(reason.PeersSeen)), elsewhere.But(reason.TrainingSeen), share => share > Half);
            return set.Length > 0 ? $"; set in {set}" : isNamed ? "; expected: set" : Common(reason);
        }

        if (!isNamed)
        {
            return Shared(reason);
        }

        var usual = Those(here, elsewhere, share => share > Half);
        return usual.Length == 0 ? $"; expected: {Usual(reason, block)}" : $"; usual: {Usual(reason, block)} ({usual})";
    }

    /// <summary>How few have the same; for values too rare for that, the same kind of value.</summary>
    private static string Shared(CellSurprise reason)
    {
        var here = new Share(Whole(reason.PeersSeen), Whole(reason.Peers));

        // What has no name elsewhere, as no address of the scored code has, cannot be counted there.
        var isLocal = reason.SeenAs == Cell.Other || (reason.SeenAs == reason.Seen && IsReference(reason.Seen));
        var elsewhere = isLocal ? default : new Share(reason.TrainingSeen, reason.TrainingBlocks, reason.TrainingSeenIsMost ? "at most " : "");
        var like = reason.SeenAs == reason.Seen || reason.SeenAs == Cell.Other ? "shared by"
            : IsReference(reason.SeenAs) ? "such a reference in" : SuchValue;
        if (here is { Count: 0, Of: 1 })
        {
            var rest = Those(default, elsewhere, share => share <= Half);
            return rest.Length == 0 ? "; not so in the one other here" : $"; {like} {rest}, not in the one other here";
        }

        // That its kind is common says nothing of a value that is too rare for a name.
        var few = Those(here, elsewhere, share => share <= Half);
        return few.Length > 0 ? $"; {like} {few}"
            : like == SuchValue && elsewhere.IsKnown && !(here.IsKnown && here.Value > Half) ? "; not among what many have elsewhere"
            : Common(reason);
    }

    /// <summary>What is rare nowhere is a reason all the same where the model has learned that mistakes look so.</summary>
    private static string Common(CellSurprise reason)
    {
        var many = Those(new Share(Whole(reason.PeersSeen), Whole(reason.Peers)), new Share(reason.TrainingSeen, reason.TrainingBlocks), share => share > Half);
        return many.Length == 0 ? "" : $"{CommonStart}({many}), but among the mistakes that the model has learned";
    }

    /// <summary><c>all 3 others here, 118 of 120 elsewhere</c>; a part that cannot be counted or does not bear it out is left out.</summary>
    private static string Those(Share here, Share elsewhere, Func<double, bool> bears)
    {
        var parts = new List<string>(2);
        if (here.IsKnown && bears(here.Value))
        {
            parts.Add(here is { Count: 1, Of: 1 } ? OneOther : here is { Count: 2, Of: 2 } ? "both others here" : Of(here, $"other{(here.Of == 1 ? "" : "s")} here"));
        }

        if (elsewhere.IsKnown && bears(elsewhere.Value))
        {
            parts.Add(Of(elsewhere, "elsewhere"));
        }

        return string.Join(", ", parts);
    }

    private static string Of(Share share, string what) => string.Create(CultureInfo.InvariantCulture,
        $"{(share.Count == 0 ? "none of " : share.Count == share.Of ? "all " : $"{share.Bound}{share.Count} of ")}{share.Of} {what}");

    private static bool IsReference(string outcome) => outcome.StartsWith(Cell.Arrow, StringComparison.Ordinal);

    /// <summary>A reference as the block's own module writes it.</summary>
    private static string InModule(string outcome, BlockFeatures block)
    {
        var start = $"{Cell.Arrow}{block.ModulePath}.";
        return block.ModulePath.Length > 0 && outcome.StartsWith(start, StringComparison.Ordinal) ? Cell.Arrow + outcome[start.Length..] : outcome;
    }

    private static string Article(string type) => $"{(type.Length > 0 && type[0] is 'a' or 'e' or 'i' or 'o' ? "an" : "a")} {type}";

    private static int Whole(double count) => (int)Math.Round(count, MidpointRounding.AwayFromZero);

    /// <summary>Some of so many.</summary>
    /// <param name="Bound"><c>at least </c> or <c>at most </c> where it is no more than a bound.</param>
    private readonly record struct Share(int Count, int Of, string Bound = "")
    {
        public bool IsKnown => Of > 0 && Count >= 0 && Count <= Of;

        public double Value => (double)Count / Of;

        public Share But(int others) => new(Of - others, Of);
    }
}
