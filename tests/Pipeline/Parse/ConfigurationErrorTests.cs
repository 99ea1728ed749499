using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Tests.Pipeline.Parse;

public class ConfigurationErrorTests
{
    [Fact]
    public void A_broken_file_is_an_error_and_the_rest_is_read()
    {
        using var folder = new ConfigurationFolder("a.tf", "resource \"t\" \"a\" {\n  x = = 1\n}\n", "b.tf", "resource \"t\" \"b\" {}\n");
        var graph = folder.Read();

        Assert.Equal(["a.tf:2:7: found \"=\", expected an expression"], graph.Errors);
        Assert.Equal(["t.a", "t.b"], ConfigurationFolder.Resources(graph));
    }

    [Fact]
    public void Circles_end_with_a_notice_or_an_error()
    {
        using var folder = new ConfigurationFolder(
            "main.tf", """
                locals {
                  a = local.b
                  b = local.a
                }
                resource "t" "x" { v = local.a }
                module "self" { source = "./." }
                """);
        var graph = folder.Read();

        Assert.Contains(graph.Notices, n => n.Contains("refers to itself", StringComparison.Ordinal));
        Assert.Contains("calls itself", Assert.Single(graph.Errors), StringComparison.Ordinal);
        Assert.Equal(AttributeKind.Unknown, graph.Nodes.Single(n => n.Type == "t").Attributes["v"]!.Kind);
    }

    [Fact]
    public void A_folder_without_configuration_is_refused()
    {
        using var folder = new ConfigurationFolder("readme.md", "nothing");

        var error = Assert.Throws<InputException>(() => folder.Read());
        Assert.Contains("holds no .tf, .tf.json or .tofu file", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chain_of_doubling_locals_ends()
    {
        var text = "locals {\n  a0 = [1, 1]\n" + string.Concat(Enumerable.Range(1, 60).Select(i => $"  a{i} = [local.a{i - 1}, local.a{i - 1}]\n"))
            + "}\nresource \"t\" \"x\" {\n  v = local.a60\n  w = local.a59 == local.a58\n}\n";
        var graph = ConfigurationFolder.ReadText(text);

        Assert.Contains(graph.Notices, n => n.Contains("holds more than", StringComparison.Ordinal));
        Assert.NotNull(graph.Nodes.Single(n => n.Type == "t").Attributes["w"]);
    }

    [Fact]
    public void Endless_loops_end()
    {
        var graph = ConfigurationFolder.ReadText("""
            locals {
              r = range(1000)
              x = [for a in local.r : [for b in local.r : [for c in local.r : c]]]
            }
            resource "t" "x" { v = length(local.x) }
            """);

        Assert.Contains(graph.Notices, n => n.Contains("loops go through", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("resource \"t\" \"a b\" {}", "1:1: found name \"a b\"")]
    [InlineData("resource \"t\" \"a\" {\n  count = 1\n  for_each = {}\n}", "3:3: found \"for_each\" beside \"count\"")]
    [InlineData("variable \"a\" {\n  type = strin\n}", "2:10: found no type")]
    [InlineData("variable \"a\" {\n  type = list(string)\n  default = \"x\"\n}", "3:3: found a default that is no list(string)")]
    [InlineData("variable \"a\" {\n  sensitive = \"x\"\n}", "2:15: found \"x\", expected true or false")]
    [InlineData("output \"a\" {\n  precondition {}\n}", "2:3: found block \"precondition\" without \"condition\"")]
    [InlineData("resource \"t\" {}", "1:1: found block \"resource\" with 1 labels, expected 2")]
    [InlineData("resource \"t\" \"a\" {}\nresource \"t\" \"a\" {}", "2:1: resource \"t.a\" is declared twice")]
    [InlineData("x = 1", "1:1: found argument \"x\", expected a block")]
    [InlineData("resourc \"t\" \"a\" {}", "1:1: found block \"resourc\"")]
    public void What_terraform_refuses_is_an_error_with_its_place(string text, string message) =>
        Assert.StartsWith("main.tf:" + message, ConfigurationFolder.ReadText(text + "\n").Errors[0], StringComparison.Ordinal);
}
