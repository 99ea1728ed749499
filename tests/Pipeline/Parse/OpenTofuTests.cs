using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Tests.Pipeline.Parse;

/// <summary>What OpenTofu's language has and Terraform's has not.</summary>
public sealed class OpenTofuTests
{
    [Fact]
    public void A_disabled_resource_has_no_instance_and_is_null()
    {
        var graph = ConfigurationFolder.ReadText("""
            resource "t" "off" {
              lifecycle {
                enabled = 1 == 2
              }
            }
            resource "t" "on" {
              name = t.off != null ? "there" : "gone"
              lifecycle {
                enabled = true
              }
            }
            """);

        Assert.False(Node(graph, "t.off").IsInstantiated);
        Assert.True(Node(graph, "t.on").IsInstantiated);
        Assert.Equal("gone", Node(graph, "t.on").Attributes["name"]!.Text);
    }

    [Fact]
    public void Tofu_files_stand_in_for_those_of_terraform()
    {
        using var folder = new ConfigurationFolder(
            "a.tf", "resource \"t\" \"terraform\" {}\n",
            "a.tofu", "resource \"t\" \"tofu\" { v = var.x }\n",
            "b.tf.json", "{ \"variable\": { \"x\": { \"default\": \"first\" } } }",
            "b_override.tf.json", "{ \"variable\": { \"x\": { \"default\": \"second\" } } }",
            "b_override.tofu.json", "{ \"variable\": { \"x\": { \"default\": \"third\" } } }",
            "a.tofutest.hcl", "run \"x\" {}\n");
        var graph = folder.Read();

        Assert.Empty(graph.Errors);
        Assert.Equal(["t.tofu"], ConfigurationFolder.Resources(graph));
        Assert.Equal("third", Node(graph, "t.tofu").Attributes["v"]!.Text);
    }

    [Fact]
    public void A_source_may_come_from_variables_and_locals()
    {
        using var folder = new ConfigurationFolder(
            "main.tf", """
                variable "where" { default = "modules" }
                locals { folder = "./${var.where}" }
                module "m" { source = "${local.folder}/a" }
                """,
            "modules/a/main.tf", "resource \"t\" \"x\" {}\n");

        Assert.Equal(["module.m.t.x"], ConfigurationFolder.Resources(folder.Read()));
    }

    [Fact]
    public void What_cannot_be_had_is_unknown_alone()
    {
        var graph = ConfigurationFolder.ReadText("resource \"t\" \"a\" {\n  tags = { a = file(\"none\"), b = \"here\", c = [file(\"none\"), 1] }\n}\n");
        var tags = Node(graph, "t.a").Attributes["tags"]!;

        Assert.Equal(AttributeKind.Unknown, tags["a"]!.Kind);
        Assert.Equal("here", tags["b"]!.Text);
        Assert.Equal([AttributeKind.Unknown, AttributeKind.Number], tags["c"]!.Items.Select(item => item.Kind));
    }

    [Theory]
    [InlineData("cidrcontains(\"192.168.2.0/20\", \"192.168.2.1\")", "true")]
    [InlineData("cidrcontains(\"192.168.2.0/20\", \"192.168.2.0/22\")", "true")]
    [InlineData("cidrcontains(\"192.168.2.0/20\", \"192.126.2.1\")", "false")]
    [InlineData("cidrcontains(\"192.168.2.0/20\", \"192.0.0.0/8\")", "false")]
    [InlineData("cidrcontains(\"fe80::/48\", \"fe80::1\")", "true")]
    [InlineData("cidrcontains(\"fe80::/48\", \"192.168.0.1\")", "false")]
    [InlineData("cidrcontains(\"192.168.2.0\", \"192.168.2.1\")", "error")]
    [InlineData("cidrcontains(\"192.168.2.0/20\", \"here\")", "error")]
    [InlineData("urldecode(\"foo%3Abar%40localhost%3Ffoo%3Dbar%26bar%3Dbaz\")", "foo:bar@localhost?foo=bar&bar=baz")]
    [InlineData("urldecode(\"mailto+%26%C3%A9\")", "mailto &é")]
    [InlineData("urldecode(\"a%2\")", "error")]
    [InlineData("urldecode(\"%ff\")", "error")]
    [InlineData("base64gunzip(\"H4sIAAAAAAACA8tIzcnJBwCGphA2BQAAAA==\")", "hello")]
    [InlineData("base64gunzip(\"aGVsbG8=\")", "error")]
    public void Functions(string expression, string answer)
    {
        var graph = ConfigurationFolder.ReadText($"resource \"t\" \"a\" {{\n  v = try(tostring({expression}), \"error\")\n}}\n");

        Assert.Equal(answer, Node(graph, "t.a").Attributes["v"]!.Text);
    }

    private static GraphNode Node(ResourceGraph graph, string address) => graph.Nodes.Single(node => node.Address == address);
}
