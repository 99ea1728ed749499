using System.Diagnostics;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Parse;
using GraphSec.Tests.Pipeline.Artifacts;

namespace GraphSec.Tests.Pipeline.OneModel;

/// <summary>The same, with the terraform of this machine where it has one; the configuration needs no provider.</summary>
public sealed class LiveTerraformTests
{
    private const string Module = """
        variable "in" {}
        resource "terraform_data" "p" { input = var.in }
        output "p" { value = terraform_data.p.id }
        """;

    private const string Main = """
        locals { names = { a = "first", b = "second" } }
        resource "terraform_data" "base" { input = "base" }
        resource "terraform_data" "many" {
          for_each = local.names
          input    = "${each.key}-${each.value}"
          triggers_replace = [terraform_data.base.id]
        }
        resource "terraform_data" "counted" {
          count      = 2
          input      = { at = count.index, list = [true, null, 1.5] }
          depends_on = [terraform_data.many]
        }
        resource "terraform_data" "none" { count = 0 }
        module "m" {
          source   = "./m"
          for_each = toset(["x", "y"])
          in       = terraform_data.counted[0].id
        }
        resource "terraform_data" "last" { input = module.m["x"].p }
        """;

    [Fact]
    public void Code_plan_and_graph_agree()
    {
        using var scratch = new ScratchFolder();
        scratch.Put("main.tf", Main);
        scratch.Put("m/main.tf", Module);
        var code = SourceParser.Read(scratch.Path, new ParseOptions { Within = scratch.Path });
        Terraform(scratch.Path, "init", "-backend=false", "-input=false");
        var dot = Read(scratch.Put("graph.dot", Terraform(scratch.Path, "graph")));
        Terraform(scratch.Path, "plan", "-input=false", "-out=plan.out");
        var plan = Read(scratch.Put("plan.json", Terraform(scratch.Path, "show", "-json", "plan.out")));

        Assert.Equal(Addresses(plan), Addresses(code));
        Assert.Equal(dot.Nodes.Where(n => n.IsResource).Select(n => n.BlockAddress).Order(StringComparer.Ordinal),
            code.Nodes.Where(n => n.IsResource).Select(n => n.BlockAddress).Distinct().Order(StringComparer.Ordinal));
        var differences = new List<string>();
        foreach (var node in code.Nodes.Where(n => n.IsResource && n.IsInstantiated))
        {
            Differences.Add(node.Address, node.Attributes, plan.Nodes.Single(n => n.Address == node.Address).Attributes, differences);
        }

        Assert.Equal([], differences);
        Assert.Equal([], Closure.Of(Blocks(dot)).Except(Closure.Of(Blocks(code))));
        Assert.Equal([], Blocks(plan).Except(Blocks(code)));
    }

    private static ResourceGraph Read(string path) => GraphReader.ReadFile(path, "r", "n");

    private static IEnumerable<string> Addresses(ResourceGraph graph) => graph.Nodes.Where(n => n.IsResource && n.IsInstantiated).Select(n => n.Address);

    private static HashSet<(string From, string To)> Blocks(ResourceGraph graph) => [.. graph.Edges
        .Where(e => graph.Nodes[e.From].IsResource && graph.Nodes[e.To].IsResource)
        .Select(e => (graph.Nodes[e.From].BlockAddress, graph.Nodes[e.To].BlockAddress))];

    private static string Terraform(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("terraform", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["TF_CLI_CONFIG_FILE"] = "/dev/null";
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, errors.Result);
            return output;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("terraform is not installed");
            throw;
        }
    }
}
