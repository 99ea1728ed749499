using System.Globalization;

namespace GraphSec.Pipeline.Artifacts.Faults;

/// <summary>A value of the library as featurize would have named it.</summary>
internal static class FaultValue
{
    public static Cell At(string path, string outcome) => new(path, outcome, ShapeOf(outcome));

    private static string ShapeOf(string outcome) => outcome switch
    {
        "true" or "false" => "boolean",
        "\"0.0.0.0/0\"" or "\"::/0\"" => "address range",
        _ when outcome.StartsWith("arn of ", StringComparison.Ordinal) => outcome,
        _ when outcome.Contains(" range /", StringComparison.Ordinal) => "address range",
        _ when double.TryParse(outcome, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) =>
            number < 0 ? "negative number"
            : number < 1 ? "number below 1"
            : $"number of {(int)Math.Floor(Math.Log10(number)) + 1} digits",
        _ => "word",
    };
}
