namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>How often blocks of one graph agree on a path, and how often blocks of different graphs would.</summary>
internal sealed class PathAgreement
{
    private readonly Dictionary<string, double> shares = new(StringComparer.Ordinal);
    private double within;

    public int Graphs { get; private set; }

    /// <summary>Chance that blocks of two graphs agree.</summary>
    public double Between => shares.Values.Sum(s => s / Graphs * (s / Graphs));

    /// <summary>Agreement inside graphs above that between them, summed over graphs.</summary>
    public double Excess => within - Graphs * Between;

    public void Add(string[] outcomes)
    {
        Graphs++;
        foreach (var group in outcomes.GroupBy(o => o, StringComparer.Ordinal))
        {
            double count = group.Count();
            within += count * (count - 1) / (outcomes.Length * (outcomes.Length - 1.0));
            shares[group.Key] = shares.GetValueOrDefault(group.Key) + count / outcomes.Length;
        }
    }

    /// <summary>Correlation inside graphs, drawn to the overall one as if that had been seen in <paramref name="prior"/> more graphs.</summary>
    public double Correlation(double overall, double prior) => Between > 0.98
        ? overall
        : (Excess + prior * overall * (1 - Between)) / ((Graphs + prior) * (1 - Between));
}
