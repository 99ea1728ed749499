using System.Text.RegularExpressions;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Parse.Configuration;

namespace GraphSec.Conformance.OpenTofu;

/// <summary>Holds what the reader says of a folder against what its fixture wants; null where they agree.</summary>
internal static partial class Judge
{
    public static string? Accepts(string folder, IReadOnlyList<FixturePlace> unused) =>
        Errors(folder) is [var first, ..] ? first : null;

    /// <summary>There is an error, each has a place, and each wanted line has one.</summary>
    public static string? Refuses(string folder, IReadOnlyList<FixturePlace> wanted)
    {
        var errors = Errors(folder);
        if (errors.Count == 0)
        {
            return wanted.Count == 0 ? "accepted"
                : $"accepted, expected \"{wanted[0].Message}\" at {wanted[0].File}:{wanted[0].Line}";
        }

        if (errors.FirstOrDefault(error => !Placed().IsMatch(error)) is { } bare)
        {
            return $"no place: {bare}";
        }

        // Fixtures name files from another folder than the reader does: the end of the path is the same.
        var missed = wanted.FirstOrDefault(place => !errors.Any(error =>
            error.Contains($"{place.File}:{place.Line}:", StringComparison.Ordinal)));
        return missed is null ? null : $"expected \"{missed.Message}\" at {missed.File}:{missed.Line}, found {errors[0]}";
    }

    private static IReadOnlyList<string> Errors(string folder)
    {
        if (!ConfigurationReader.Accepts(folder))
        {
            return [];
        }

        try
        {
            return ConfigurationReader.Read(folder, "opentofu", "fixture").Errors;
        }
        catch (InputException refused)
        {
            return [refused.Message];
        }
    }

    [GeneratedRegex(@"^[^:]+:\d+:\d+: ")]
    private static partial Regex Placed();
}
