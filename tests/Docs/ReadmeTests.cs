using System.Text.RegularExpressions;
using GraphSec.Tests.Cli;

namespace GraphSec.Tests.Docs;

/// <summary>Runs what README.md shows in blocks marked <c>console</c>, and compares what it says comes out.</summary>
public sealed class ReadmeTests
{
    private const string Program = "$ dotnet run -c Release --project cli -- ";

    /// <summary>A line of dots: the rest is left out.</summary>
    private const string Rest = "...";

    [Fact]
    public void What_the_readme_shows_is_what_comes_out()
    {
        var path = RepositoryFolder.At("README.md");
        foreach (var (command, expected) in File.Exists(path) ? Commands(File.ReadAllText(path)) : [])
        {
            var run = new GraphSecRun().In(RepositoryFolder.Root).Run([.. Arguments(command)]);
            var actual = (run.Out + run.Error).TrimEnd('\n').Split('\n');
            var lines = expected.Count > 0 && expected[^1].Trim() == Rest ? expected.Count - 1 : -1;
            Assert.Equal(
                string.Join('\n', lines < 0 ? expected : expected.Take(lines)),
                string.Join('\n', lines < 0 ? actual : actual.Take(lines)));
        }
    }

    private static IEnumerable<(string Command, List<string> Expected)> Commands(string text)
    {
        foreach (Match block in Regex.Matches(text, "^```console\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline))
        {
            string? command = null;
            var expected = new List<string>();
            foreach (var line in block.Groups[1].Value.TrimEnd('\n').Split('\n').Append("$ "))
            {
                if (!line.StartsWith("$ ", StringComparison.Ordinal))
                {
                    expected.Add(line);
                    continue;
                }

                if (command is not null)
                {
                    yield return (command, expected);
                }

                command = line.StartsWith(Program, StringComparison.Ordinal) ? line[Program.Length..] : null;
                expected = [];
            }
        }
    }

    private static IEnumerable<string> Arguments(string command) =>
        Regex.Matches(command, "\"([^\"]*)\"|'([^']*)'|(\\S+)").Select(match =>
            match.Groups[1].Success ? match.Groups[1].Value : match.Groups[2].Success ? match.Groups[2].Value : match.Groups[3].Value);
}
