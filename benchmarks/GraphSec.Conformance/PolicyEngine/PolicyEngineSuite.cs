using System.CommandLine;
using System.Text.Json;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Parse;

namespace GraphSec.Conformance.PolicyEngine;

/// <summary>
/// The golden tests of snyk/policy-engine (pkg/input/golden_test): which resources an input holds, and their attributes with
/// modules, variables, count, for_each and dynamic blocks resolved.
/// </summary>
internal sealed class PolicyEngineSuite : ISuite
{
    private static readonly string[] Ours = ["tf", "tfplan", "tfstate"];
    private static readonly string[] Foreign = ["arm", "cfn", "k8s"];

    public Command Command
    {
        get
        {
            var checkout = new Argument<DirectoryInfo>("checkout") { Description = "a clone of snyk/policy-engine" };
            var command = new Command("policy-engine", "Golden resources of snyk/policy-engine's tests.") { checkout };
            command.SetAction(parsed =>
                Run(Path.Combine(parsed.GetRequiredValue(checkout).FullName, "pkg", "input", "golden_test")));
            return command;
        }
    }

    private static int Run(string goldens)
    {
        var tally = new Tally(Console.Out);
        foreach (var form in Ours)
        {
            tally.Begin(form);
            foreach (var folder in Directory.EnumerateDirectories(Path.Combine(goldens, form)).Order(StringComparer.Ordinal))
            {
                var name = $"{form}/{Path.GetFileName(folder)}";
                if (LeftOut.Reason(name) is { } reason)
                {
                    tally.LeaveOut(Path.GetFileName(folder), reason);
                }
                else
                {
                    tally.Add(Path.GetFileName(folder), Difference(folder, form, name));
                }
            }
        }

        var foreign = Foreign.Sum(form => Directory.GetDirectories(Path.Combine(goldens, form)).Length);
        Console.Out.WriteLine($"{foreign} goldens of other languages ({string.Join(", ", Foreign)}) are not ours");
        return tally.Close();
    }

    private static string? Difference(string folder, string form, string name)
    {
        using var golden = JsonDocument.Parse(File.ReadAllBytes(folder + ".json"));
        var expected = GoldenResources.Read(golden.RootElement);
        try
        {
            // A plan or a state is a file in a folder of its own.
            var source = form == "tf" ? folder : Directory.GetFiles(folder).Single();
            var graph = SourceParser.Read(source, new ParseOptions { Within = folder });
            return new GoldenComparison(expected, name).Difference(graph.Nodes.Where(Exists));
        }
        catch (InputException refused)
        {
            return refused.Message;
        }
    }

    private static bool Exists(GraphNode node) => node is { IsResource: true, IsInstantiated: true };
}
