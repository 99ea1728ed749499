using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Parse.Configuration;

namespace GraphSec.Tests.Pipeline.Parse;

public class ConfigurationReaderTests
{
    [Fact]
    public void References_go_through_locals_variables_and_outputs_of_modules()
    {
        using var folder = new ConfigurationFolder(
            "main.tf", """
                resource "aws_vpc" "main" { cidr_block = "10.0.0.0/16" }
                locals { vpc = aws_vpc.main }
                module "net" {
                  source = "./net"
                  vpc_id = local.vpc.id
                }
                resource "aws_instance" "web" { subnet_id = module.net.subnet_id }
                """,
            "net/main.tf", """
                variable "vpc_id" {}
                resource "aws_subnet" "this" { vpc_id = var.vpc_id }
                output "subnet_id" { value = aws_subnet.this.id }
                """);
        var graph = folder.Read();

        Assert.Equal(
            [
                "aws_instance.web:subnet_id -> module.net.aws_subnet.this:id",
                "module.net.aws_subnet.this:vpc_id -> aws_vpc.main:id",
            ],
            ConfigurationFolder.Edges(graph));
        var edge = graph.Edges.Single(e => graph.Nodes[e.To].Address == "aws_vpc.main" && graph.Nodes[e.From].IsResource);
        Assert.Equal(["module.net.var.vpc_id", "local.vpc"], edge.Via);
        var subnet = graph.Nodes.Single(n => n.Type == "aws_subnet");
        Assert.Equal(new SourcePlace("net/main.tf", 2), subnet.Place);
        Assert.Equal(new SourcePlace("main.tf", 3), subnet.CallPlace);
        Assert.Equal("module.net", subnet.ModulePath);
    }

    [Fact]
    public void Instances_refer_to_the_instance_of_the_same_key()
    {
        var graph = ConfigurationFolder.ReadText("""
            variable "zones" { default = ["a", "b"] }
            resource "aws_subnet" "s" { count = length(var.zones) }
            resource "aws_nat_gateway" "n" {
              count     = length(var.zones)
              subnet_id = aws_subnet.s[count.index].id
            }
            resource "aws_vpc" "v" { for_each = toset(["x", "y"]) }
            resource "aws_route" "r" {
              for_each = aws_vpc.v
              vpc_id   = each.value.id
            }
            resource "aws_lb" "l" { subnets = aws_subnet.s[*].id }
            """);

        Assert.Equal(
            [
                "aws_lb.l:subnets -> aws_subnet.s[0]:id",
                "aws_lb.l:subnets -> aws_subnet.s[1]:id",
                "aws_nat_gateway.n[0]:subnet_id -> aws_subnet.s[0]:id",
                "aws_nat_gateway.n[1]:subnet_id -> aws_subnet.s[1]:id",
                "aws_route.r[\"x\"]:for_each -> aws_vpc.v[\"x\"]:",
                "aws_route.r[\"x\"]:vpc_id -> aws_vpc.v[\"x\"]:id",
                "aws_route.r[\"x\"]:for_each -> aws_vpc.v[\"y\"]:",
                "aws_route.r[\"y\"]:for_each -> aws_vpc.v[\"x\"]:",
                "aws_route.r[\"y\"]:for_each -> aws_vpc.v[\"y\"]:",
                "aws_route.r[\"y\"]:vpc_id -> aws_vpc.v[\"y\"]:id",
            ],
            ConfigurationFolder.Edges(graph));
    }

    [Fact]
    public void A_count_of_zero_keeps_the_block_and_says_so()
    {
        var graph = ConfigurationFolder.ReadText("""
            variable "create" { default = false }
            resource "aws_eip" "e" {
              count = var.create ? 1 : 0
              vpc   = aws_vpc.v.id
            }
            resource "aws_vpc" "v" {}
            output "ip" { value = try(aws_eip.e[0].id, "none") }
            """);

        var node = graph.Nodes.Single(n => n.Type == "aws_eip");
        Assert.Equal(("aws_eip.e", false), (node.Address, node.IsInstantiated));
        Assert.Equal(["aws_eip.e:vpc -> aws_vpc.v:id"], ConfigurationFolder.Edges(graph));
    }

    [Fact]
    public void An_unknown_count_gives_one_instance_that_stands_for_all()
    {
        var graph = ConfigurationFolder.ReadText("""
            variable "n" {}
            resource "aws_eip" "e" { count = var.n }
            resource "aws_eip" "many" { count = 5000 }
            resource "aws_route" "r" {
              count = var.n
              eip   = aws_eip.e[count.index].id
            }
            """);

        Assert.Equal(["aws_eip.e", "aws_eip.many", "aws_route.r"], ConfigurationFolder.Resources(graph));
        Assert.Equal(["aws_route.r:eip -> aws_eip.e:id"], ConfigurationFolder.Edges(graph));
        Assert.Contains("aws_eip.many: 5000 instances", Assert.Single(graph.Notices), StringComparison.Ordinal);
    }

    [Fact]
    public void Attributes_are_evaluated_and_keep_what_is_unknown_and_sensitive()
    {
        var graph = ConfigurationFolder.ReadText("""
            variable "secret" {
              default   = "s3"
              sensitive = true
            }
            resource "aws_vpc" "v" { cidr_block = "10.0.0.0/16" }
            resource "aws_security_group" "g" {
              name     = "web-${terraform.workspace}"
              cidr     = cidrsubnet(aws_vpc.v.cidr_block, 8, 1)
              vpc_id   = aws_vpc.v.id
              password = var.secret
              nothing  = null
              count    = 1
              dynamic "ingress" {
                for_each = [80, 443]
                content {
                  from_port = ingress.value
                }
              }
              ingress {
                from_port = 22
              }
              lifecycle {
                prevent_destroy = true
              }
            }
            """);
        var attributes = graph.Nodes.Single(n => n.Type == "aws_security_group").Attributes;

        Assert.Equal(["name", "cidr", "vpc_id", "password", "ingress", "lifecycle"], attributes.Members.Select(m => m.Key));
        Assert.Equal("web-default", attributes["name"]!.Text);
        Assert.Equal("10.0.1.0/24", attributes["cidr"]!.Text);
        Assert.Equal(AttributeKind.Unknown, attributes["vpc_id"]!.Kind);
        Assert.True(attributes["password"]!.IsSensitive);
        Assert.Equal(["80", "443", "22"], attributes["ingress"]!.Items.Select(i => i["from_port"]!.Text));
        Assert.True(attributes["lifecycle"]!.Items[0]["prevent_destroy"]!.Boolean);
    }

    [Fact]
    public void Dynamic_blocks_refer_element_by_element()
    {
        var graph = ConfigurationFolder.ReadText("""
            resource "aws_security_group" "a" {}
            resource "aws_security_group" "b" {}
            resource "aws_security_group" "c" {
              dynamic "ingress" {
                for_each = { x = aws_security_group.a.id, y = aws_security_group.b.id }
                iterator = it
                content { security_groups = [it.value] }
              }
            }
            """);

        Assert.Equal(
            [
                "aws_security_group.c:ingress -> aws_security_group.a:id",
                "aws_security_group.c:ingress.security_groups -> aws_security_group.a:id",
                "aws_security_group.c:ingress -> aws_security_group.b:id",
                "aws_security_group.c:ingress.security_groups -> aws_security_group.b:id",
            ],
            ConfigurationFolder.Edges(graph));
    }

    [Fact]
    public void Overrides_shadows_and_value_files_apply_in_order()
    {
        using var folder = new ConfigurationFolder(
            "main.tf", "variable \"a\" { default = 1 }\nvariable \"b\" { default = 1 }\nresource \"t\" \"x\" {\n  v = var.a\n  w = var.b\n}\n",
            "other.tf", "resource \"t\" \"shadowed\" {}\n",
            "other.tofu", "resource \"t\" \"shadowing\" {}\n",
            "x_override.tf", "resource \"t\" \"x\" { w = \"overridden ${var.b}\" }\n",
            "terraform.tfvars", "a = 2\nb = 2\n",
            "z.auto.tfvars.json", "{\"b\": 3}");
        var graph = folder.Read(new ConfigurationOptions { Variables = [KeyValuePair.Create("a", "4")] });

        Assert.Equal(["t.shadowing", "t.x"], ConfigurationFolder.Resources(graph));
        var attributes = graph.Nodes.Single(n => n.Address == "t.x").Attributes;
        Assert.Equal("4", attributes["v"]!.Text);
        Assert.Equal("overridden 3", attributes["w"]!.Text);
    }

    [Fact]
    public void Json_reads_as_native_syntax_does()
    {
        using var folder = new ConfigurationFolder("main.tf.json", """
            {
              "//": "a comment",
              "locals": { "n": 2 },
              "resource": {
                "aws_vpc": { "v": { "cidr_block": "10.0.0.0/16" } },
                "aws_subnet": {
                  "s": [{ "count": "${local.n}", "vpc_id": "${aws_vpc.v.id}", "depends_on": ["aws_vpc.v"],
                    "lifecycle": { "prevent_destroy": true } }]
                }
              }
            }
            """);
        var graph = folder.Read();

        Assert.Equal(
            [
                "aws_subnet.s[0]:depends_on -> aws_vpc.v:",
                "aws_subnet.s[0]:vpc_id -> aws_vpc.v:id",
                "aws_subnet.s[1]:depends_on -> aws_vpc.v:",
                "aws_subnet.s[1]:vpc_id -> aws_vpc.v:id",
            ],
            ConfigurationFolder.Edges(graph));
        Assert.Equal(2, graph.Nodes.Single(n => n.Type == "aws_vpc").Place!.Line - 3);
    }

    [Fact]
    public void Blocks_of_a_provider_are_the_same_in_json()
    {
        using var native = new ConfigurationFolder("main.tf", """
            resource "k" "a" {}
            resource "t" "a" {
              rule {
                on = true
                apply {
                  key = k.a.arn
                }
              }
              dynamic "many" {
                for_each = [1, 2]
                content {
                  n = many.value
                }
              }
            }
            """);
        using var json = new ConfigurationFolder("main.tf.json", """
            { "resource": { "k": { "a": {} }, "t": { "a": {
              "rule": [{ "on": true, "apply": [{ "key": "${k.a.arn}" }] }],
              "dynamic": { "many": { "for_each": [1, 2], "content": { "n": "${many.value}" } } }
            } } } }
            """);
        var (first, second) = (native.Read(), json.Read());

        Assert.Equal(["t.a:rule.apply.key -> k.a:arn"], ConfigurationFolder.Edges(first));
        Assert.Equal(ConfigurationFolder.Edges(first), ConfigurationFolder.Edges(second));
        Assert.Equal(Written(first), Written(second));

        static string Written(ResourceGraph graph) =>
            FlatText(graph.Nodes.Single(node => node.Address == "t.a").Attributes);
    }

    private static string FlatText(AttributeValue value) => value.Kind switch
    {
        AttributeKind.List => $"[{string.Join(",", value.Items.Select(FlatText))}]",
        AttributeKind.Object => string.Join(",", value.Members.OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => $"{member.Key}:{FlatText(member.Value)}")),
        AttributeKind.Bool => value.Boolean ? "true" : "false",
        _ => $"{value.Kind} {value.Text}",
    };

    [Fact]
    public void The_first_elements_of_an_unknown_list_are_instances()
    {
        var graph = ConfigurationFolder.ReadText("""
            data "aws_availability_zones" "a" {}
            locals { zones = slice(data.aws_availability_zones.a.names, 0, 2) }
            resource "aws_subnet" "s" {
              count = length(local.zones)
              cidr  = [for k, v in local.zones : cidrsubnet("10.0.0.0/16", 8, k)][count.index]
              zone  = local.zones[count.index]
            }
            """);

        Assert.Equal(["aws_subnet.s[0]", "aws_subnet.s[1]", "data.aws_availability_zones.a"], ConfigurationFolder.Resources(graph));
        var attributes = graph.Nodes.Single(n => n.Address == "aws_subnet.s[1]").Attributes;
        Assert.Equal("10.0.1.0/24", attributes["cidr"]!.Text);
        Assert.Equal(AttributeKind.Unknown, attributes["zone"]!.Kind);
    }

    [Fact]
    public void Quoted_dependencies_of_old_code_are_understood()
    {
        var graph = ConfigurationFolder.ReadText("resource \"t\" \"a\" {}\nresource \"t\" \"b\" { depends_on = [\"t.a\"] }\n");

        Assert.Equal(["t.b:depends_on -> t.a:"], ConfigurationFolder.Edges(graph));
    }
}
