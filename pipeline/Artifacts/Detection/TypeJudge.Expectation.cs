using GraphSec.Models.Detectors.Likelihood;

namespace GraphSec.Pipeline.Artifacts.Detection;

/// <content>What is expected of a path before its peers are asked, and how far what was seen falls short of it.</content>
internal sealed partial class TypeJudge
{
    /// <summary>Peers that the base distribution is worth: fewer where few repositories stand behind it.</summary>
    private double Strength(int path)
    {
        if (slotOf[path] < 0)
        {
            return detector.Concentration.Untrained;
        }

        double repositories = detector.Vocabulary.Types[type].Repositories;
        return Math.Max(detector.Concentration.Untrained,
            detector.Concentration.Of(words!.FirstVariable + path) * repositories / (repositories + detector.Options.FewRepositories));
    }

    /// <summary>The cell's p-value. Leaving an attribute out counts as setting it to nothing (false, 0, an empty list), which is what
    /// most defaults are; an unusual quantity keeps a part of its surprise.</summary>
    private double Tail(int path, PathOutcomes outcomes, int id, int usual, ReadOnlySpan<double> probabilities)
    {
        var seen = probabilities[id];
        if (judged.IsRaw)
        {
            return seen;
        }

        if (id == outcomes.AbsentId)
        {
            for (var i = 0; i < probabilities.Length; i++)
            {
                seen += outcomes.IsNothing(i) ? probabilities[i] : 0;
            }
        }

        var tail = Math.Max(seen, PeerMixture.Tail(probabilities, seen));
        var isQuantity = id != outcomes.AbsentId && Outcomes.IsQuantity(outcomes.Name(id))
            && (usual == outcomes.AbsentId || Outcomes.IsQuantity(outcomes.Name(usual))) && !Outcomes.IsPort(paths.Name(path));
        return isQuantity ? Math.Pow(tail, detector.Options.QuantityWeight) : tail;
    }

    /// <summary>The base distribution over a path's outcomes: the network's where training knew the path, else indifference, but
    /// for a path that a well-known type never had.</summary>
    private ReadOnlySpan<double> Base(int path, PathOutcomes outcomes)
    {
        if (basis.Length < outcomes.Count)
        {
            (basis, sharing) = (new double[outcomes.Count * 2], new int[outcomes.Count * 2]);
        }

        var into = basis.AsSpan(0, outcomes.Count);
        if (slotOf[path] >= 0)
        {
            var expected = distributions!.Of(FirstSlot + slotOf[path]);
            var sum = 0.0;
            foreach (var p in expected)
            {
                sum += p;
            }

            // Exactly 1 in all: a tail of everything must not look like one of less.
            for (var i = 0; i < expected.Length; i++)
            {
                into[i] = expected[i] / sum;
            }

            SplitAmongLocal(outcomes, into);
            return into;
        }

        var known = type >= 0 ? detector.Vocabulary.Types[type].Blocks : 0;
        var present = Math.Clamp(2.0 / (known + 4), 0.02, 0.5);
        into.Fill(present / (outcomes.Count - 1));
        into[outcomes.AbsentId] = 1 - present;
        return into;
    }

    /// <summary>Outcomes of this graph alone share the probability of the shape that training knew them by.</summary>
    private void SplitAmongLocal(PathOutcomes outcomes, Span<double> into)
    {
        if (outcomes.Count == outcomes.TrainedCount)
        {
            return;
        }

        into[outcomes.TrainedCount..].Clear();
        sharing.AsSpan(0, outcomes.Count).Clear();
        for (var id = outcomes.TrainedCount; id < outcomes.Count; id++)
        {
            sharing[outcomes.FallbackOf(id)]++;
        }

        for (var id = outcomes.TrainedCount; id < outcomes.Count; id++)
        {
            var fallback = outcomes.FallbackOf(id);
            if (fallback < outcomes.TrainedCount)
            {
                into[id] = into[fallback] / (1 + sharing[fallback]);
            }
        }

        for (var id = 0; id < outcomes.TrainedCount; id++)
        {
            into[id] /= 1 + sharing[id];
        }
    }
}
