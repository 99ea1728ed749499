using System.Globalization;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Pipeline.Report;

/// <summary>Why a block is odd, in plain words: what was seen, what is usual, and how usual that is.</summary>
public static class ReasonText
{
    public static string Of(CellSurprise reason, BlockFeatures block)
    {
        var text = Statement(reason) + Comparison(reason);
        return reason.Instances.Count == 0
            ? text
            : $"{InstanceNames.List(InstanceNames.Of(block, reason.Instances))}: {text}";
    }

    private static string Statement(CellSurprise reason)
    {
        var path = reason.Path;
        return path.Length == 0 ? "a resource of this type is rare here"
            : IsStructural(path, out var type) ? Relation(path, type, reason.Seen != Cell.Absent)
            : $"`{path}` {OutcomeWords.Predicate(reason.Seen)}";
    }

    private static string Relation(string path, string type, bool isThere) => (path[..2], isThere) switch
    {
        ("<-", true) => $"{Article(type)} refers to it",
        ("<-", false) => $"nothing of type {type} refers to it",
        ("~>", true) => $"it depends on {Article(type)}",
        ("~>", false) => $"it depends on nothing of type {type}",
        (_, true) => $"{Article(type)} depends on it",
        _ => $"nothing of type {type} depends on it",
    };

    private static string Comparison(CellSurprise reason)
    {
        int peers = Whole(reason.Peers), training = reason.TrainingBlocks;
        // Counts are named where they bear the statement out: peers and training may disagree, and the odder one decided.
        var usual = Parts(peers, Whole(reason.PeersUsual), training, reason.TrainingUsual, share => share >= 0.5);
        if (IsStructural(reason.Path, out _) && reason.Path[0] == '<' && reason.Seen == Cell.Absent)
        {
            return usual.Length == 0 ? "; usually one does" : $"; {usual} {(peers == 1 && training == 0 ? "has" : "have")} one";
        }

        // An expectation below one half is a toss-up; then what was seen is the news.
        if (reason.UsualProbability < 0.5 || reason.Usual == reason.Seen)
        {
            var seen = Parts(peers, Whole(reason.PeersSeen), training, reason.TrainingSeen, share => share <= 0.5);
            return seen.Length == 0 ? "" : $"; seen in {seen}";
        }

        return $"; usual: {Usual(reason)}{(usual.Length == 0 ? "" : $" ({usual})")}";
    }

    private static string Usual(CellSurprise reason)
    {
        if (!IsStructural(reason.Path, out _))
        {
            return OutcomeWords.Noun(reason.Usual);
        }

        return (reason.Usual == Cell.Absent, reason.Path[0]) switch
        {
            (true, '<') => "nothing does",
            (true, _) => "it does not",
            (false, '<') => "one does",
            _ => "it does",
        };
    }

    /// <summary><c>3 of 3 peers, 118 of 120 in training</c>; a part without anything to count is left out.</summary>
    private static string Parts(int peers, int ofPeers, int training, int ofTraining, Func<double, bool> bears)
    {
        var parts = new List<string>(2);
        if (peers > 0 && bears((double)ofPeers / peers))
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{Math.Min(ofPeers, peers)} of {Count.Of(peers, "peer")}"));
        }

        if (training > 0 && bears((double)ofTraining / training))
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{Math.Min(ofTraining, training)} of {training} in training"));
        }

        return string.Join(", ", parts);
    }

    private static bool IsStructural(string path, out string type)
    {
        type = Cell.IsStructural(path) ? path[2..] : "";
        return type.Length > 0;
    }

    private static string Article(string type) => $"{(type.Length > 0 && type[0] is 'a' or 'e' or 'i' or 'o' ? "an" : "a")} {type}";

    /// <summary>Peers are weighed; a reader wants whole ones.</summary>
    private static int Whole(double count) => (int)Math.Round(count, MidpointRounding.AwayFromZero);
}
