using System.Globalization;

namespace GraphSec.Benchmarks.Scale;

/// <summary>What one process found; a line of numbers between tabs.</summary>
/// <param name="EdgeBytes">Of the graph's structure.</param>
/// <param name="NodeBytes">Of what is kept for each node beside it.</param>
internal sealed record GrowthReport(double Seconds, double PeakMegabytes, long Nodes, long EdgeBytes, long NodeBytes)
{
    public static GrowthReport Parse(string line)
    {
        var numbers = line.Trim().Split('\t').Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        return new GrowthReport(numbers[0], numbers[1], (long)numbers[2], (long)numbers[3], (long)numbers[4]);
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Seconds:R}\t{PeakMegabytes:R}\t{Nodes}\t{EdgeBytes}\t{NodeBytes}");
}
