using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Parse.Configuration;

namespace GraphSec.Tests.Pipeline.Parse;

public class ConfigurationModuleTests
{
    [Fact]
    public void Depends_on_a_module_means_all_its_resources()
    {
        using var folder = new ConfigurationFolder(
            "main.tf", """
                module "m" { source = "./m" }
                resource "aws_vpc" "v" { depends_on = [module.m] }
                """,
            "m/main.tf", "resource \"aws_eip\" \"a\" {}\nresource \"aws_eip\" \"b\" {}\n");
        var graph = folder.Read();

        Assert.Equal(["aws_vpc.v:depends_on -> module.m.aws_eip.a:", "aws_vpc.v:depends_on -> module.m.aws_eip.b:"],
            ConfigurationFolder.Edges(graph));
        Assert.All(graph.Edges.Where(e => graph.Nodes[e.From].Type == "aws_vpc"), e => Assert.Equal(EdgeKind.DependsOn, e.Kind));
    }

    [Fact]
    public void A_module_that_is_not_there_is_one_node_and_a_notice()
    {
        var graph = ConfigurationFolder.ReadText("""
            resource "aws_vpc" "v" {}
            module "remote" {
              source = "terraform-aws-modules/eks/aws"
              vpc_id = aws_vpc.v.id
            }
            resource "aws_eip" "e" { instance = module.remote.cluster_id }
            """);

        Assert.Equal("main.tf:2: module \"remote\" (terraform-aws-modules/eks/aws) is not on this machine: it is shown as one node; 'terraform init' brings it",
            Assert.Single(graph.Notices));
        Assert.Equal(["aws_eip.e module.remote", "module.remote aws_vpc.v"],
            graph.Edges.Select(e => $"{graph.Nodes[e.From].Address} {graph.Nodes[e.To].Address}"));
    }

    [Fact]
    public void Many_modules_that_are_not_there_are_one_notice()
    {
        var graph = ConfigurationFolder.ReadText("""
            module "a" { source = "org/role/aws" }
            module "b" { source = "org/role/aws" }
            module "c" { source = "git::https://example.com/net.git" }
            """);
        Assert.Equal("3 modules are not on this machine: each is shown as one node; 'terraform init' brings org/role/aws (2 times), "
            + "git::https://example.com/net.git", Assert.Single(graph.Notices));
    }

    [Fact]
    public void Nothing_outside_of_the_scanned_folder_is_read()
    {
        using var folder = new ConfigurationFolder(
            "a/main.tf", "module \"m\" { source = \"../b\" }\nmodule \"l\" { source = \"./link\" }\n",
            "b/main.tf", "resource \"aws_vpc\" \"v\" {}\n");
        Directory.CreateSymbolicLink(Path.Combine(folder.Root, "a", "link"), Path.Combine(folder.Root, "b"));

        Assert.Empty(ConfigurationFolder.Resources(folder.Read(folder: "a")));
        Assert.Equal(2, folder.Read(folder: "a").Notices.Count);
        Assert.Equal(["module.l.aws_vpc.v", "module.m.aws_vpc.v"],
            ConfigurationFolder.Resources(folder.Read(new ConfigurationOptions { ScannedRoot = folder.Root }, "a")));
    }

    [Fact]
    public void Providers_pass_on_what_configures_them()
    {
        using var folder = new ConfigurationFolder(
            "main.tf", """
                resource "aws_eks_cluster" "c" {}
                provider "kubernetes" { host = aws_eks_cluster.c.endpoint }
                provider "aws" {
                  alias  = "west"
                  region = "us-west-2"
                }
                module "m" {
                  source    = "./m"
                  providers = { aws = aws.west }
                }
                """,
            "m/main.tf", "resource \"kubernetes_namespace\" \"n\" {}\nresource \"aws_vpc\" \"v\" {}\n");
        var graph = folder.Read();

        Assert.Equal(["module.m.kubernetes_namespace.n:provider -> aws_eks_cluster.c:endpoint"], ConfigurationFolder.Edges(graph));
        Assert.Contains(graph.Edges, e => graph.Nodes[e.From].Address == "module.m.aws_vpc.v" && graph.Nodes[e.To].Address == "provider.aws.west");
    }

    [Fact]
    public void A_source_that_is_no_path_is_a_module_that_is_not_there()
    {
        var graph = ConfigurationFolder.ReadText("module \"m\" { source = \"./a\\u0000b\" }\n");

        Assert.Single(graph.Notices);
    }

    [Fact]
    public void An_instance_that_a_module_does_not_have_is_an_error_that_try_catches()
    {
        using var folder = new ConfigurationFolder(
            "main.tf", """
                module "m" {
                  source   = "./m"
                  for_each = toset(["a"])
                  name     = each.key
                }
                resource "t" "x" {
                  one  = try(module.m["b"].name, "none")
                  two  = try(module.m["a"].name, "none")
                  here = basename(path.cwd) != ""
                }
                """,
            "m/main.tf", "variable \"name\" {}\noutput \"name\" { value = var.name }\n");
        var attributes = folder.Read().Nodes.Single(n => n.Type == "t").Attributes;

        Assert.Equal(["none", "a"], [attributes["one"]!.Text, attributes["two"]!.Text]);
        Assert.True(attributes["here"]!.Boolean);
    }
}
