using GraphSec.Pipeline.Parse.Configuration;

namespace GraphSec.Tests.Pipeline.Parse;

/// <summary>Which instances a for expression or a splat means.</summary>
public class ReferenceLoopTests
{
    private const string Subnets = """
        resource "aws_subnet" "s" { for_each = toset(["a", "b", "c"]) }

        """;

    private const string Module = """
        resource "aws_subnet" "s" {}
        resource "aws_eip" "e" {}
        output "subnet" { value = aws_subnet.s.id }
        output "address" { value = aws_eip.e.id }
        """;

    [Theory]
    [InlineData("[for k in [\"a\", \"c\"] : aws_subnet.s[k].id]")]
    [InlineData("[for at, k in [\"a\", \"c\"] : aws_subnet.s[k].id if at < 2]")]
    [InlineData("{ for k, v in { x = \"a\", y = \"c\" } : k => aws_subnet.s[v].id }")]
    [InlineData("flatten([for g in [[\"a\"], [\"c\"]] : [for k in g : aws_subnet.s[k].id]])")]
    public void A_for_refers_to_the_instances_that_its_elements_choose(string ids)
    {
        var graph = ConfigurationFolder.ReadText($"{Subnets}resource \"aws_lb\" \"l\" {{ subnets = {ids} }}");

        Assert.Equal(
            [
                "aws_lb.l:subnets -> aws_subnet.s[\"a\"]:id",
                "aws_lb.l:subnets -> aws_subnet.s[\"c\"]:id",
            ],
            ConfigurationFolder.Edges(graph));
    }

    [Theory]
    [InlineData("[for k in data.aws_subnets.d.ids : aws_subnet.s[k].id]")]
    [InlineData("[for k in [] : aws_subnet.s[k].id]")]
    public void A_for_over_nothing_known_refers_to_all(string ids)
    {
        var graph = ConfigurationFolder.ReadText($$"""
            {{Subnets}}
            data "aws_subnets" "d" {}
            resource "aws_lb" "l" { subnets = {{ids}} }
            """);

        Assert.Equal(3, ConfigurationFolder.Edges(graph).Count(edge => edge.Contains("aws_subnet.s[", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_for_refers_to_the_module_that_its_element_chooses()
    {
        using var folder = new ConfigurationFolder("main.tf", """
            module "m" {
              source   = "./m"
              for_each = toset(["a", "b"])
            }
            resource "aws_lb" "l" { subnets = [for k in ["b"] : module.m[k].subnet] }
            """, "m/main.tf", Module);

        Assert.Equal(["aws_lb.l:subnets -> module.m[\"b\"].aws_subnet.s:id"], ConfigurationFolder.Edges(folder.Read()));
    }

    [Theory]
    [InlineData("values(module.m)[*].subnet")]
    [InlineData("values(module.m).*.subnet")]
    public void A_splat_over_modules_refers_to_one_output_of_each(string ids)
    {
        using var folder = new ConfigurationFolder("main.tf", $$"""
            module "m" {
              source   = "./m"
              for_each = toset(["a", "b"])
            }
            resource "aws_lb" "l" { subnets = {{ids}} }
            """, "m/main.tf", Module);

        Assert.Equal(
            [
                "aws_lb.l:subnets -> module.m[\"a\"].aws_subnet.s:id",
                "aws_lb.l:subnets -> module.m[\"b\"].aws_subnet.s:id",
            ],
            ConfigurationFolder.Edges(folder.Read()));

        // Terraform waits for the whole module.
        Assert.Equal(4, ConfigurationFolder.Edges(folder.Read(new ConfigurationOptions { IncludesOrdering = true }))
            .Select(edge => edge.Split(" -> ")[1].Split(':')[0]).Distinct().Count());
    }
}
