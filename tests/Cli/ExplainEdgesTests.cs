using System.Text;
using GraphSec.Tests.Pipeline.Artifacts;

namespace GraphSec.Tests.Cli;

public sealed class ExplainEdgesTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public ExplainEdgesTests()
    {
        scratch.Put("shop/main.tf", """
            resource "aws_vpc" "main" {}
            locals {
              network = aws_vpc.main.id
            }
            module "app" {
              source = "./app"
              vpc    = local.network
            }
            module "far" {
              source = "registry/far/aws"
              vpc    = aws_vpc.main.arn
            }
            """);
        scratch.Put("shop/app/main.tf", """
            variable "vpc" {}
            resource "aws_subnet" "a" {
              count  = 2
              vpc_id = var.vpc
              depends_on = [aws_eip.b]
            }
            resource "aws_eip" "b" {}
            """);
    }

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void An_edge_is_told_with_its_attributes_and_the_names_it_passes()
    {
        var run = Parse("shop", "--explain-edges", "module.app.aws_subnet.a[1]");
        Assert.Equal("""
            module.app.aws_subnet.a[1]  app/main.tf:2
              refers to 2
                aws_vpc.main  main.tf:1
                  vpc_id reads id
                  through module.app.var.vpc  app/main.tf:1
                  through local.network  main.tf:3
                module.app.aws_eip.b  app/main.tf:7
                  listed in depends_on
              referred to by nothing

            """, run.Out);
        Assert.Equal(0, run.Code);
    }

    [Fact]
    public void A_block_stands_for_its_instances_and_an_opaque_module_for_what_is_in_it()
    {
        var run = Parse("shop", "--explain-edges", "module.app.aws_subnet.a");
        Assert.Contains("module.app.aws_subnet.a[0]  app", run.Out, StringComparison.Ordinal);
        Assert.Contains("module.app.aws_subnet.a[1]  app", run.Out, StringComparison.Ordinal);
        var vpc = Parse("shop", "--explain-edges", "aws_vpc.main").Out;
        Assert.Contains("    module.far  main.tf:9\n      vpc reads arn\n", vpc, StringComparison.Ordinal);
        Assert.DoesNotContain("    module.app  ", vpc, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reduced_graph_says_that_it_knows_no_attribute()
    {
        const string dot = """digraph G { "aws_subnet.a" [label="aws_subnet.a"]; "aws_vpc.m" [label="aws_vpc.m"]; "aws_subnet.a" -> "aws_vpc.m"; }""";
        var run = new GraphSecRun().Given(Encoding.UTF8.GetBytes(dot)).Run("parse", "-", "--explain-edges", "aws_vpc.m");
        Assert.Contains("aws_subnet.a\n      drawn by terraform graph", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_address_is_answered_with_near_ones()
    {
        var run = Parse("shop", "--explain-edges", "aws_vpc.mai");
        Assert.Equal(1, run.Code);
        Assert.Equal("error: no 'aws_vpc.mai' here; nearest: aws_vpc.main\n", run.Error);
    }

    [Fact]
    public void A_path_without_the_question_is_read_and_written()
    {
        var run = Parse("shop", "--output", "out");
        Assert.Equal(0, run.Code);
        Assert.Single(Directory.GetFiles(scratch["out/graphs"]));
    }

    private RunResult Parse(params string[] arguments) => new GraphSecRun().In(scratch.Path).Run(["parse", .. arguments]);
}
