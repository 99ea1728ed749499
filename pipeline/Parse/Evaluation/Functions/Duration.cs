using System.Buffers;
using System.Globalization;

namespace GraphSec.Pipeline.Parse.Evaluation.Functions;

/// <summary>Durations such as 1h30m or -2.5s.</summary>
internal static class Duration
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    /// <returns>Nanoseconds.</returns>
    /// <exception cref="EvaluationException">Not a duration.</exception>
    public static decimal Parse(string text)
    {
        var rest = text.AsSpan();
        var isNegative = rest is ['-', ..];
        rest = rest is ['-' or '+', ..] ? rest[1..] : rest;
        if (rest is "0")
        {
            return 0;
        }

        if (rest.IsEmpty)
        {
            throw Invalid(text);
        }

        var total = 0m;
        while (!rest.IsEmpty)
        {
            var digits = rest.IndexOfAnyExcept(Digits);
            if (digits is <= 0 or > 20
                || !decimal.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count))
            {
                throw Invalid(text);
            }

            rest = rest[digits..];
            var letters = rest.IndexOfAny(Digits);
            var unit = letters < 0 ? rest : rest[..letters];
            total += count * (Unit(unit) ?? throw Invalid(text));
            rest = letters < 0 ? [] : rest[letters..];
        }

        return total <= long.MaxValue ? (isNegative ? -total : total) : throw Invalid(text);
    }

    private static decimal? Unit(ReadOnlySpan<char> name) => name switch
    {
        "ns" => 1m,
        "us" or "µs" or "μs" => 1_000m,
        "ms" => 1_000_000m,
        "s" => 1_000_000_000m,
        "m" => 60_000_000_000m,
        "h" => 3_600_000_000_000m,
        _ => null,
    };

    private static EvaluationException Invalid(string text) => new($"invalid duration \"{text}\"");
}
