using System.Globalization;

namespace GraphSec.Pipeline.Report;

/// <summary>Counts and scores in words.</summary>
internal static class Count
{
    /// <summary><c>1 block</c>, <c>2 blocks</c>.</summary>
    public static string Of(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    /// <summary>A score with one decimal, cut and not rounded, so that 99.97 is no 100.</summary>
    public static string Score(double score) => (Math.Floor(score * 10) / 10).ToString("0.0", CultureInfo.InvariantCulture);
}
