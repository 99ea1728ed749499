using System.Diagnostics;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Parse.Configuration;

namespace GraphSec.Tests.Pipeline.Parse;

/// <summary>Reads the same folders as <c>terraform graph</c> does and compares blocks and reduced edges.</summary>
public class ConfigurationOracleTests
{
    private const string Module = """
        variable "in" {}
        locals { kept = [for k, v in { a = var.in } : v] }
        resource "terraform_data" "p" { input = local.kept }
        resource "terraform_data" "q" { input = terraform_data.p.id }
        resource "terraform_data" "lone" {}
        output "p" { value = terraform_data.p.id }
        output "lone" { value = terraform_data.lone.id }
        """;

    /// <summary>A module with a variable that none of its resources uses.</summary>
    private const string Unused = """
        variable "in" {}
        resource "terraform_data" "lone" {}
        """;

    [Theory]
    [InlineData("""
        resource "terraform_data" "a" {}
        resource "terraform_data" "b" { input = terraform_data.a.id }
        resource "terraform_data" "c" { input = [terraform_data.a.id, "${terraform_data.b.id}"] }
        resource "terraform_data" "d" { depends_on = [terraform_data.c] }
        """)]
    [InlineData("""
        resource "terraform_data" "a" {}
        module "m" {
          source   = "./m"
          for_each = toset(["x", "y"])
          in       = terraform_data.a.id
        }
        resource "terraform_data" "one" { input = module.m["x"].p }
        resource "terraform_data" "each" {
          for_each = toset(["x"])
          input    = module.m[each.key].p
        }
        resource "terraform_data" "all" { input = values(module.m)[*].lone }
        """)]
    [InlineData("""
        resource "terraform_data" "a" {}
        resource "terraform_data" "z" {}
        module "m" {
          source     = "./m"
          count      = 0
          in         = 1
          depends_on = [terraform_data.a]
        }
        resource "terraform_data" "b" { input = true ? 1 : try(module.m[0].p, terraform_data.z.id) }
        resource "terraform_data" "c" { depends_on = [module.m] }
        """)]
    [InlineData("""
        resource "terraform_data" "a" {}
        variable "v" {
          default = 1
          validation {
            condition     = var.v > 0 && terraform_data.a.id != ""
            error_message = "no"
          }
        }
        data "terraform_remote_state" "s" {
          backend = "local"
          config  = { path = "${path.module}/${var.v}" }
        }
        resource "terraform_data" "b" {
          input = { for k, v in data.terraform_remote_state.s.outputs : k => v }
          lifecycle {
            replace_triggered_by = [terraform_data.c]
            postcondition {
              condition     = self.id != "" && terraform_data.d.id != ""
              error_message = "no"
            }
          }
        }
        resource "terraform_data" "c" {
          provisioner "local-exec" { command = "echo ${terraform_data.d.id} ${self.id}" }
        }
        resource "terraform_data" "d" {}
        check "health" {
          assert {
            condition     = terraform_data.b.id != ""
            error_message = "no"
          }
        }
        """)]
    [InlineData("""
        resource "terraform_data" "a" {}
        module "m" {
          source = "./unused"
          in     = terraform_data.a.id
        }
        module "outer" {
          source = "./outer"
          in     = terraform_data.a.id
        }
        resource "terraform_data" "b" { depends_on = [module.m] }
        resource "terraform_data" "c" { input = module.m.nothing }
        resource "terraform_data" "d" { depends_on = [module.outer] }
        """)]
    public void The_graph_is_that_of_terraform(string text)
    {
        using var folder = new ConfigurationFolder("main.tf", text, "m/main.tf", Module, "unused/main.tf", Unused,
            "outer/main.tf", "variable \"in\" {}\nmodule \"inner\" {\n  source = \"../unused\"\n  in = var.in\n}\n");
        var truth = Terraform(folder.Root);
        var graph = folder.Read(new ConfigurationOptions { IncludesOrdering = true });

        Assert.Empty(graph.Errors);
        Assert.Equal(truth.Nodes, graph.Nodes.Where(n => n.IsResource).Select(n => n.BlockAddress).ToHashSet());
        Assert.Equal(Reduce(truth.Edges), Reduce(BlockEdges(graph)));
    }

    private static HashSet<(string From, string To)> BlockEdges(ResourceGraph graph) => [.. graph.Edges
        .Where(e => graph.Nodes[e.From].IsResource && graph.Nodes[e.To].IsResource)
        .Select(e => (graph.Nodes[e.From].BlockAddress, graph.Nodes[e.To].BlockAddress))];

    /// <summary>The edges that no longer way replaces; the graph has no circle.</summary>
    private static HashSet<(string From, string To)> Reduce(HashSet<(string From, string To)> edges)
    {
        var next = edges.ToLookup(e => e.From, e => e.To);
        bool Reaches(string from, string to) => next[from].Any(n => n == to || Reaches(n, to));
        return [.. edges.Where(e => !next[e.From].Any(n => n != e.To && Reaches(n, e.To)))];
    }

    private static (HashSet<string> Nodes, HashSet<(string From, string To)> Edges) Terraform(string folder)
    {
        Assert.SkipWhen(Run(folder, "version") is null && Environment.GetEnvironmentVariable("CI") != "true", "terraform is not installed");
        Run(folder, "init", "-backend=false", "-input=false");
        var nodes = new HashSet<string>();
        var edges = new HashSet<(string From, string To)>();
        foreach (var line in Run(folder, "graph")!.Split('\n'))
        {
            var parts = line.Split('"');
            if (parts.Length == 5 && parts[2] == " -> ")
            {
                edges.Add((parts[1], parts[3]));
            }
            else if (parts.Length == 5 && parts[2] == " [label=")
            {
                nodes.Add(parts[1]);
            }
        }

        return (nodes, edges);
    }

    /// <summary>What terraform prints; null where there is no terraform.</summary>
    private static string? Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("terraform", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
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
            return null;
        }
    }
}
