using System.Globalization;
using System.Text.RegularExpressions;

namespace GraphSec.Conformance.OpenTofu;

/// <summary>Where fixtures say that an error belongs.</summary>
internal static partial class FixtureMarks
{
    /// <summary>Lines that end in <c># ERROR: words</c>.</summary>
    public static IReadOnlyList<FixturePlace> Lines(string file)
    {
        var places = new List<FixturePlace>();
        var number = 0;
        foreach (var line in File.ReadLines(file))
        {
            number++;
            if (Mark().Match(line) is { Success: true } mark)
            {
                places.Add(new FixturePlace(Path.GetFileName(file), number, mark.Groups[1].Value.Trim()));
            }
        }

        return places;
    }

    /// <summary>A file of lines <c>folder/file:line,from-to: words</c>, whose first folder is the fixture itself.</summary>
    public static IReadOnlyList<FixturePlace> Listed(string file)
    {
        var places = new List<FixturePlace>();
        var fixture = Path.GetFileName(Path.GetDirectoryName(file)) + "/";
        foreach (var line in File.ReadLines(file))
        {
            if (Place().Match(line) is { Success: true } place)
            {
                var path = place.Groups[1].Value;
                var start = path.IndexOf(fixture, StringComparison.Ordinal);
                places.Add(new FixturePlace(start < 0 ? path : path[(start + fixture.Length)..],
                    int.Parse(place.Groups[2].Value, CultureInfo.InvariantCulture), place.Groups[3].Value));
            }
        }

        return places;
    }

    [GeneratedRegex("# ERROR: (.*)$")]
    private static partial Regex Mark();

    [GeneratedRegex(@"^([^:]+):(\d+),\d+-[\d,]+: ([^;]*)")]
    private static partial Regex Place();
}
