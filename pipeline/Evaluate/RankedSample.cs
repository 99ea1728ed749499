namespace GraphSec.Pipeline.Evaluate;

/// <summary>Scores of one ranker over planted graphs, with what was planted and how high it came.</summary>
internal sealed class RankedSample
{
    private readonly List<double> scores = [];
    private readonly List<bool> labels = [];
    private readonly List<double> rankShares = [];

    public IReadOnlyList<double> Scores => scores;

    public IReadOnlyList<bool> Labels => labels;

    public void Add(PlantedGraph planted, double[] scored)
    {
        var faulty = planted.Graph.Blocks.Select(b => planted.Faulty.Contains(b.Address)).ToArray();
        scores.AddRange(scored);
        labels.AddRange(faulty);
        for (var i = 0; i < scored.Length; i++)
        {
            if (faulty[i])
            {
                // Faults planted together do not push each other down; ties count half.
                var above = Enumerable.Range(0, scored.Length).Count(j => !faulty[j] && scored[j] > scored[i]);
                var level = Enumerable.Range(0, scored.Length).Count(j => !faulty[j] && scored[j] == scored[i]);
                rankShares.Add((above + level / 2.0) / scored.Length);
            }
        }
    }

    public Ranking Summary(double topShare) => new(
        RankingMetrics.RocAuc(scores, labels),
        RankingMetrics.AveragePrecision(scores, labels),
        rankShares.Count == 0 ? double.NaN : rankShares.Count(share => share < topShare) / (double)rankShares.Count,
        labels.Count(l => l),
        labels.Count);
}
