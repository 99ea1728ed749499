using System.Globalization;

namespace GraphSec.Pipeline.Report.Graph;

/// <summary>Colours of scores, which read on white and on black: grey blue where nothing is odd, then yellow, orange, red.</summary>
public static class ScoreColour
{
    /// <summary>Red, green and blue of a score.</summary>
    public static (int R, int G, int B) Of(double score, double threshold) =>
        score >= Math.Max(99, threshold) ? (214, 40, 57)
        : score >= threshold ? (240, 112, 32)
        : score >= 90 ? (234, 179, 8)
        : score >= 75 ? (96, 165, 200)
        : (138, 153, 173);

    /// <summary><c>#rrggbb</c>.</summary>
    public static string Hex(double score, double threshold)
    {
        var (r, g, b) = Of(score, threshold);
        return string.Create(CultureInfo.InvariantCulture, $"#{r:x2}{g:x2}{b:x2}");
    }
}
