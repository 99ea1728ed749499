using System.CommandLine;
using GraphSec.Pipeline.Parse.Configuration;

namespace GraphSec.Conformance.OpenTofu;

/// <summary>
/// OpenTofu's own fixtures of valid and invalid configuration (internal/configs/testdata): what it accepts must be read without
/// an error, what it refuses must be refused with a place.
/// </summary>
internal sealed class OpenTofuSuite : ISuite
{
    private static readonly string[] Shadowing =
        ["aws_instance.web_tofu[0]", "aws_instance.web_tofu[1]", "aws_security_group.firewall_tofu", "test_object.a_tofu[0]",
            "test_object.b_tofu[0]"];

    public Command Command
    {
        get
        {
            var checkout = new Argument<DirectoryInfo>("checkout") { Description = "a clone of opentofu/opentofu" };
            var command = new Command("opentofu", "Valid and invalid configuration of OpenTofu's tests.") { checkout };
            command.SetAction(parsed =>
                Run(Path.Combine(parsed.GetRequiredValue(checkout).FullName, "internal", "configs", "testdata")));
            return command;
        }
    }

    private static int Run(string fixtures)
    {
        var tally = new Tally(Console.Out);
        Files(tally, fixtures, "valid-files", _ => [], Judge.Accepts);
        Folders(tally, fixtures, "valid-modules", Judge.Accepts);
        Folders(tally, fixtures, "escaping-blocks", Judge.Accepts);
        Files(tally, fixtures, "warning-files", _ => [], Judge.Accepts);
        Files(tally, fixtures, "invalid-files", FixtureMarks.Lines, Judge.Refuses);
        Folders(tally, fixtures, "invalid-modules", Judge.Refuses);
        Files(tally, fixtures, "invalid-import-files", FixtureMarks.Lines, Judge.Refuses);
        Files(tally, fixtures, "ephemeral-blocks", FixtureMarks.Lines, Judge.Refuses);
        Files(tally, fixtures, "error-files", FixtureMarks.Lines, Judge.Refuses);
        foreach (var folder in Subfolders(fixtures, tally, "config-diagnostics"))
        {
            Add(tally, "config-diagnostics", folder, ConfigDiagnostics(folder));
        }

        tally.Begin("tofu-only-files");
        tally.Add(".", Resources(Path.Combine(fixtures, "tofu-only-files"), Shadowing));
        tally.Begin("tofu-and-tf-files");
        tally.Add(".", Resources(Path.Combine(fixtures, "tofu-and-tf-files"),
            [.. Shadowing, "tf_json_resource.a[0]", "tf_resource.first"]));
        return tally.Close();
    }

    /// <summary>Each file alone is a module.</summary>
    private static void Files(Tally tally, string fixtures, string group, Func<string, IReadOnlyList<FixturePlace>> marks,
        Func<string, IReadOnlyList<FixturePlace>, string?> judge)
    {
        tally.Begin(group);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(fixtures, group)).Order(StringComparer.Ordinal))
        {
            var alone = Directory.CreateTempSubdirectory("graphsec-conformance-").FullName;
            try
            {
                File.Copy(file, Path.Combine(alone, Path.GetFileName(file)));
                Add(tally, group, file, judge(alone, marks(file)));
            }
            finally
            {
                Directory.Delete(alone, true);
            }
        }
    }

    private static void Folders(Tally tally, string fixtures, string group,
        Func<string, IReadOnlyList<FixturePlace>, string?> judge)
    {
        foreach (var folder in Subfolders(fixtures, tally, group))
        {
            Add(tally, group, folder, judge(folder, [.. Directory.EnumerateFiles(folder).SelectMany(FixtureMarks.Lines)]));
        }
    }

    private static IEnumerable<string> Subfolders(string fixtures, Tally tally, string group)
    {
        tally.Begin(group);
        return Directory.EnumerateDirectories(Path.Combine(fixtures, group)).Order(StringComparer.Ordinal);
    }

    private static void Add(Tally tally, string group, string path, string? difference)
    {
        var name = Path.GetFileName(path);
        if (difference is not null && LeftOut.Reason($"{group}/{name}") is { } reason)
        {
            tally.LeaveOut(name, reason);
        }
        else
        {
            tally.Add(name, difference);
        }
    }

    private static string? ConfigDiagnostics(string folder)
    {
        var errors = Path.Combine(folder, "errors");
        return File.Exists(errors) ? Judge.Refuses(folder, FixtureMarks.Listed(errors)) : Judge.Accepts(folder, []);
    }

    private static string? Resources(string folder, string[] expected)
    {
        var graph = ConfigurationReader.Read(folder, "opentofu", "fixture");
        var found = graph.Nodes.Where(node => node.IsResource).Select(node => node.Address)
            .Order(StringComparer.Ordinal).ToArray();
        return graph.Errors.Count > 0 ? graph.Errors[0]
            : found.SequenceEqual(expected.Order(StringComparer.Ordinal)) ? null
            : $"found {string.Join(", ", found)}";
    }
}
