using System.Globalization;

namespace GraphSec.Pipeline.Evaluate;

/// <summary>Figures as tables for people show them.</summary>
internal static class EstimateText
{
    /// <summary>With its interval, where it has one.</summary>
    public static string Of(Estimate estimate) =>
        double.IsNaN(estimate.Low) ? Of(estimate.Value) : $"{Of(estimate.Value)} [{Of(estimate.Low)}, {Of(estimate.High)}]";

    /// <summary>A difference.</summary>
    public static string Signed(Estimate estimate) => (estimate.Value >= 0 ? "+" : "") + Of(estimate);

    public static string Of(double value) => double.IsNaN(value) ? "-" : value.ToString("F3", CultureInfo.InvariantCulture);
}
