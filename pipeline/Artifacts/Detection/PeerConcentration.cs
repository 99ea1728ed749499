namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>
/// How many peers the network's opinion of a path is worth: few where blocks of one graph agree with each other more than with
/// other graphs (a house style), many where they differ as much among themselves. It is the concentration k of a
/// Dirichlet-multinomial, by moments: blocks of one graph agree with probability b + ρ(1 − b), where b is the agreement between
/// graphs, and k = 1/ρ − 1 (Mosimann, Biometrika 1962).
/// </summary>
public sealed class PeerConcentration
{
    private readonly float[] byVariable;

    public PeerConcentration(IReadOnlyList<float> byVariable, float untrained)
    {
        this.byVariable = [.. byVariable];
        Untrained = untrained;
    }

    /// <summary>One for each variable of the vocabulary.</summary>
    public IReadOnlyList<float> ByVariable => byVariable;

    /// <summary>For paths that training did not know.</summary>
    public float Untrained { get; }

    public double Of(int variable) => variable >= 0 && variable < byVariable.Length ? byVariable[variable] : Untrained;

    public static PeerConcentration Estimate(IEnumerable<GraphFeatures> graphs, Vocabulary vocabulary, DetectorOptions options)
    {
        var agreements = new PathAgreement?[vocabulary.Schema.VariableCount];
        foreach (var graph in graphs)
        {
            foreach (var group in graph.Blocks.GroupBy(b => b.Type, StringComparer.Ordinal).Where(g => g.Count() > 1))
            {
                Count(graph, [.. group], vocabulary, agreements);
            }
        }

        var known = agreements.OfType<PathAgreement>().Where(a => a.Graphs > 0 && a.Between < 0.98).ToArray();
        var excess = known.Sum(a => a.Excess);
        var room = known.Sum(a => a.Graphs * (1 - a.Between));
        var overall = room > 0 ? Math.Clamp(excess / room, 0.02, 0.9) : 0.5;
        var values = new float[agreements.Length];
        for (var v = 0; v < values.Length; v++)
        {
            values[v] = Concentration(agreements[v]?.Correlation(overall, options.CorrelationPrior) ?? overall, options.TrainedStrength);
        }

        return new PeerConcentration(values, (float)options.UntrainedStrength);
    }

    private static float Concentration(double correlation, double strength) =>
        (float)Math.Clamp(strength * ((1 / Math.Clamp(correlation, 0.02, 0.95)) - 1), 0.5, 50);

    private static void Count(GraphFeatures graph, BlockFeatures[] blocks, Vocabulary vocabulary, PathAgreement?[] agreements)
    {
        var type = vocabulary.TypeOf(blocks[0].Type);
        if (type < 0)
        {
            return;
        }

        var seen = blocks.Select(b => b.Cells.GroupBy(c => c.Path, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => string.Join('|', g.Select(c => c.Outcome)), StringComparer.Ordinal)).ToArray();
        foreach (var words in vocabulary.Types[type].Variables)
        {
            var parent = Cell.ParentOf(words.Path);
            if (!graph.Speaks(words.Path))
            {
                continue;
            }

            var outcomes = seen.Where(s => parent.Length == 0 || s.ContainsKey(parent))
                .Select(s => s.GetValueOrDefault(words.Path) ?? (graph.AbsenceIsEvidence ? Cell.Absent : Cell.Unknown))
                .Where(o => o != Cell.Unknown).ToArray();
            if (outcomes.Length > 1)
            {
                (agreements[vocabulary.VariableOf(type, words.Path)] ??= new PathAgreement()).Add(outcomes);
            }
        }
    }
}
