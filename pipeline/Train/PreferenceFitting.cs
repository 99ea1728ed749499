using GraphSec.Models;
using GraphSec.Models.Detectors.Evidence;
using GraphSec.Models.Storage;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Pipeline.Train;

/// <summary>Learns from examples that people labelled what makes one resource worse than another of its type.</summary>
internal static class PreferenceFitting
{
    /// <summary>Rows of the table: so many that what was never labelled seldom meets a word that was.</summary>
    private const int Buckets = 131072;

    /// <summary>Beside the mean loss of a pair.</summary>
    private const float Ridge = 0.00025f;

    /// <summary>A difference of many rules is no more telling than one of a few.</summary>
    private const int MostTimes = 3;

    /// <param name="labelled">Graphs whose names end in <c>good…</c> or <c>bad…</c> and are the same before that.</param>
    /// <param name="usual">Graphs that tell the level of every type.</param>
    /// <returns>Null where nothing is labelled.</returns>
    public static Preference? Fit(IReadOnlyList<GraphFeatures> labelled, IEnumerable<GraphFeatures> usual, Vocabulary vocabulary)
    {
        var pairs = Pairs(labelled);
        if (pairs.Count == 0)
        {
            return null;
        }

        var words = Tensor.From(Buckets, 1, PreferenceTraining.Fit(pairs, Buckets, Ridge));
        words.Name = Preference.WordsName;
        SafetensorsFile.RoundToHalf(words);
        var levels = Tensor.From(1, vocabulary.Types.Count, Levels(words, usual, vocabulary));
        levels.Name = Preference.LevelsName;
        SafetensorsFile.RoundToHalf(levels);
        return new Preference(words, levels);
    }

    /// <summary>Each example counts the same, however many pairs it has.</summary>
    private static PreferencePairs Pairs(IReadOnlyList<GraphFeatures> labelled)
    {
        var pairs = new PreferencePairs();
        foreach (var example in LabelledPair.Of(labelled).GroupBy(p => p.Bad.Name[..p.Bad.Name.LastIndexOf('/')], StringComparer.Ordinal))
        {
            var differences = example.SelectMany(Differences).ToArray();
            foreach (var difference in differences)
            {
                pairs.Add(difference, 1f / differences.Length);
            }
        }

        return pairs;
    }

    /// <summary>How many times more each block of the bad one has each word than each of its type in the good one.</summary>
    private static IEnumerable<Dictionary<int, float>> Differences(LabelledPair pair)
    {
        var good = pair.Good.Blocks.ToLookup(b => b.Type, StringComparer.Ordinal);
        foreach (var bad in pair.Bad.Blocks)
        {
            foreach (var other in good[bad.Type])
            {
                var times = new Dictionary<int, float>();
                Preference.Count(bad.Cells, Buckets, 1, times);
                Preference.Count(other.Cells, Buckets, -1, times);
                foreach (var word in times.Keys.ToArray())
                {
                    times[word] = Math.Clamp(times[word], -MostTimes, MostTimes);
                }

                if (times.Values.Any(t => t != 0))
                {
                    yield return times;
                }
            }
        }
    }

    private static float[] Levels(Tensor words, IEnumerable<GraphFeatures> usual, Vocabulary vocabulary)
    {
        var preference = new CellPreference(new Preference(words, Tensor.From(1, vocabulary.Types.Count, new float[vocabulary.Types.Count])));
        var (sums, weights) = (new double[vocabulary.Types.Count], new double[vocabulary.Types.Count]);
        foreach (var block in usual.Where(g => g.HasAttributes).SelectMany(g => g.Blocks))
        {
            var type = vocabulary.TypeOf(block.Type);
            if (type >= 0)
            {
                sums[type] += block.Weight * preference.Of([.. block.Cells]);
                weights[type] += block.Weight;
            }
        }

        return [.. sums.Zip(weights, (sum, weight) => (float)(weight > 0 ? sum / weight : 0))];
    }
}
