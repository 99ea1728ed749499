using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Tests.Pipeline.Parse;

/// <summary>Which references an argument's value comes from where it reads a part of a collection.</summary>
public class ReferenceChoiceTests
{
    private const string Code = """
        variable "free" {}
        variable "name" { default = "b" }
        data "aws_caller_identity" "me" {}
        resource "aws_kms_key" "k" {}
        resource "aws_subnet" "s" { for_each = toset(["a", "b", "c"]) }
        resource "aws_eip" "e" { count = 3 }
        module "m" { source = "./m" }
        module "n" {
          source   = "./n"
          for_each = toset(["x", "y"])
          zone     = each.key
        }
        locals {
          ids   = { for k, s in aws_subnet.s : k => s.id }
          upper = { for k, s in aws_subnet.s : upper(k) => { id = s.id, key = aws_kms_key.k.arn } }
          list  = [for k in ["c", "a"] : aws_subnet.s[k].id]
          one   = { arn = aws_kms_key.k.arn, account = data.aws_caller_identity.me.id, deep = { ip = aws_eip.e[1].id } }
          apps = {
            web = { subnet = aws_subnet.s["a"].id, key = aws_kms_key.k.arn }
            job = { subnet = aws_subnet.s["b"].id, key = null }
          }
          nested = flatten([for k in ["a", "b"] : [for n in [0, 1] : { name = "${k}${n}", subnet = aws_subnet.s[k].id, ip = aws_eip.e[n].id }]])
        }

        """;

    private static readonly string[] Modules =
    [
        "m/main.tf", """
            resource "aws_subnet" "in" { for_each = { nodes = 1, ends = 2 } }
            resource "aws_kms_key" "in" {}
            output "subnet_ids" { value = { for k, s in aws_subnet.in : k => s.id } }
            output "all" { value = { kms = aws_kms_key.in.arn, subnets = aws_subnet.in } }
            """,
        "n/main.tf", """
            variable "zone" {}
            resource "aws_subnet" "in" { zone = var.zone }
            output "id" { value = aws_subnet.in.id }
            output "both" { value = { id = aws_subnet.in.id, zone = var.zone } }
            """,
    ];

    [Theory]
    [InlineData("""aws_subnet.s["a"].id""", """aws_subnet.s["a"]""")]
    [InlineData("""local.ids["a"]""", """aws_subnet.s["a"]""")]
    [InlineData("local.ids[var.name]", """aws_subnet.s["b"]""")]
    [InlineData("local.ids.a", """aws_subnet.s["a"]""")]
    [InlineData("""local.upper["B"].id""", """aws_subnet.s["b"]""")]
    [InlineData("""local.upper["B"].key""", "aws_kms_key.k")]
    [InlineData("local.list[1]", """aws_subnet.s["a"]""")]
    [InlineData("local.one.arn", "aws_kms_key.k")]
    [InlineData("""local.one["account"]""", "data.aws_caller_identity.me")]
    [InlineData("local.one.deep.ip", "aws_eip.e[1]")]
    [InlineData("""module.m.subnet_ids["nodes"]""", """module.m.aws_subnet.in["nodes"]""")]
    [InlineData("module.m.all.kms", "module.m.aws_kms_key.in")]
    [InlineData("""module.m.all.subnets["ends"].id""", """module.m.aws_subnet.in["ends"]""")]
    [InlineData("""module.n["x"].both.id""", """module.n["x"].aws_subnet.in""")]
    [InlineData("""{ for k, m in module.n : k => m.id }["y"]""", """module.n["y"].aws_subnet.in""")]
    [InlineData("values(module.n)[1].id", """module.n["y"].aws_subnet.in""")]
    [InlineData("values(local.ids)[0]", """aws_subnet.s["a"]""")]
    [InlineData("[for e in aws_eip.e : e.id][2]", "aws_eip.e[2]")]
    [InlineData("local.nested.*.subnet[3]", """aws_subnet.s["b"]""")]
    [InlineData("aws_eip.e.*.id[2]", "aws_eip.e[2]")]
    [InlineData("element(aws_eip.e[*].id, 4)", "aws_eip.e[1]")]
    [InlineData("""lookup(local.ids, "c", aws_kms_key.k.arn)""", """aws_subnet.s["c"]""")]
    [InlineData("""lookup(local.ids, "none", aws_kms_key.k.arn)""", "aws_kms_key.k")]
    [InlineData("merge(local.ids, { a = aws_kms_key.k.arn }).a", "aws_kms_key.k")]
    [InlineData("merge(local.ids, { a = aws_kms_key.k.arn }).b", """aws_subnet.s["b"]""")]
    [InlineData("concat(local.list, [aws_kms_key.k.arn])[2]", "aws_kms_key.k")]
    [InlineData("""zipmap(["p", "q"], local.list)["q"]""", """aws_subnet.s["a"]""")]
    [InlineData("""[for p in setproduct(data.aws_caller_identity.me.ids, local.list) : { s = p[1] }][*].s""", """aws_subnet.s["a"] aws_subnet.s["c"]""")]
    [InlineData("values({ for p in setproduct(data.aws_caller_identity.me.ids, local.list) : p[0] => { s = p[1] } })[0].s",
        """aws_subnet.s["a"] aws_subnet.s["c"]""")]
    [InlineData("setproduct(data.aws_caller_identity.me.ids, [local.one])[0][1].arn", "aws_kms_key.k")]
    [InlineData("setproduct(local.list, data.aws_caller_identity.me.ids)[*][1]", "data.aws_caller_identity.me")]
    [InlineData("""tomap(local.ids)["b"]""", """aws_subnet.s["b"]""")]
    [InlineData("""var.name == "b" ? local.ids["a"] : aws_kms_key.k.arn""", """aws_subnet.s["a"]""")]
    [InlineData("""[for k, s in aws_subnet.s : s.id if k != "b"]""", """aws_subnet.s["a"] aws_subnet.s["c"]""")]
    [InlineData("""[for k, s in local.ids : s if k == var.name][0]""", """aws_subnet.s["b"]""")]
    [InlineData("[for a in local.apps : a.subnet]", """aws_subnet.s["a"] aws_subnet.s["b"]""")]
    [InlineData("[for a in local.apps : a.key if a.key != null]", "aws_kms_key.k")]
    [InlineData("local.nested[2].subnet", """aws_subnet.s["b"]""")]
    [InlineData("""{ for x in local.nested : x.name => x }["a1"].ip""", "aws_eip.e[1]")]
    [InlineData("local.nested[*].subnet", """aws_subnet.s["a"] aws_subnet.s["b"]""")]
    [InlineData("try(local.one.arn, local.ids)", "aws_kms_key.k")]
    [InlineData("try(local.one.none, local.ids.c)", """aws_subnet.s["c"]""")]
    [InlineData("coalesce(null, local.one.arn)", "aws_kms_key.k")]
    [InlineData("\"x-${local.one.arn}\"", "aws_kms_key.k")]
    public void A_known_part_chooses(string expression, string read) => Assert.Equal(read, Read(expression));

    [Theory]
    [InlineData("local.ids[var.free]", """aws_subnet.s["a"] aws_subnet.s["b"] aws_subnet.s["c"]""")]
    [InlineData("aws_eip.e[*].ids[2]", "aws_eip.e[0] aws_eip.e[1] aws_eip.e[2]")]
    [InlineData("values(local.ids)", """aws_subnet.s["a"] aws_subnet.s["b"] aws_subnet.s["c"]""")]
    [InlineData("toset(local.list)", """aws_subnet.s["a"] aws_subnet.s["c"]""")]
    [InlineData("one(toset(local.list))", """aws_subnet.s["a"] aws_subnet.s["c"]""")]
    [InlineData("local.one[var.free]", "aws_eip.e[1] aws_kms_key.k data.aws_caller_identity.me")]
    [InlineData("jsonencode(local.one)", "aws_eip.e[1] aws_kms_key.k data.aws_caller_identity.me")]
    [InlineData("""var.free == "b" ? local.ids["a"] : aws_kms_key.k.arn""", """aws_kms_key.k aws_subnet.s["a"]""")]
    [InlineData("[for k, s in aws_subnet.s : s.id if k != var.free]", """aws_subnet.s["a"] aws_subnet.s["b"] aws_subnet.s["c"]""")]
    [InlineData("setproduct(local.list, data.aws_caller_identity.me.ids)", """aws_subnet.s["a"] aws_subnet.s["c"] data.aws_caller_identity.me""")]
    [InlineData("merge(local.ids, var.free).b", """aws_subnet.s["b"]""")]
    [InlineData("""merge([local.ids, { z = aws_kms_key.k.arn }]...)["z"]""", "aws_kms_key.k")]
    [InlineData("{ for k in var.free : k => aws_subnet.s[k].id }", """aws_subnet.s["a"] aws_subnet.s["b"] aws_subnet.s["c"]""")]
    [InlineData("[for k in data.aws_caller_identity.me.ids : aws_eip.e[k].id]",
        "aws_eip.e[0] aws_eip.e[1] aws_eip.e[2] data.aws_caller_identity.me")]
    public void An_unknown_part_may_be_any(string expression, string read) => Assert.Equal(read, Read(expression));

    [Theory]
    [InlineData("local.one.arn")]
    [InlineData("module.m.all.kms")]
    [InlineData("""local.upper["B"].id""")]
    [InlineData("try(local.one.arn, local.ids)")]
    [InlineData("""lookup(local.ids, "none", local.one.arn)""")]
    public void Terraform_still_waits_for_every_block_that_is_named(string expression)
    {
        var graph = Graph($"resource \"aws_x\" \"x\" {{ a = {expression} }}");
        var union = new List<string>();
        foreach (var edge in graph.Edges.Where(e => graph.Nodes[e.From].Address == "aws_x.x"))
        {
            var to = graph.Nodes[edge.To];
            if (to.Kind is NodeKind.Local or NodeKind.Output)
            {
                union.AddRange(Reached(graph, edge.To));
            }
        }

        var blocks = graph.Edges.Where(e => graph.Nodes[e.From].Address == "aws_x.x" && graph.Nodes[e.To].IsResource)
            .Select(e => graph.Nodes[e.To].BlockAddress).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(union.Distinct().Order(StringComparer.Ordinal), blocks);
    }

    [Fact]
    public void An_element_of_a_for_each_is_its_own_part_of_a_local()
    {
        var graph = Graph("""
            resource "aws_x" "x" {
              for_each = local.apps
              subnet   = each.value.subnet
              key      = each.value.key
            }
            """);

        Assert.Equal("""aws_subnet.s["a"]""", Read(graph, """aws_x.x["web"]""", "subnet"));
        Assert.Equal("""aws_subnet.s["b"]""", Read(graph, """aws_x.x["job"]""", "subnet"));
        Assert.Equal("aws_kms_key.k", Read(graph, """aws_x.x["web"]""", "key"));
        Assert.Equal("", Read(graph, """aws_x.x["job"]""", "key"));
    }

    [Fact]
    public void An_element_of_a_dynamic_block_is_its_own_part_of_a_local()
    {
        var graph = Graph("""
            resource "aws_x" "x" {
              dynamic "app" {
                for_each = { for k, a in local.apps : k => a if k == "job" }
                content { subnet = app.value.subnet }
              }
            }
            """);

        Assert.Equal("""aws_subnet.s["b"]""", Read(graph, "aws_x.x", "app.subnet"));
    }

    [Fact]
    public void A_block_that_is_not_there_keeps_all_that_it_refers_to()
    {
        var graph = Graph("""
            resource "aws_x" "x" {
              count = 0
              a     = var.name == "b" ? aws_eip.e[0].id : aws_kms_key.k.arn
            }
            """);

        Assert.Equal("aws_eip.e[0] aws_kms_key.k", Read(graph, "aws_x.x", "a"));
    }

    [Fact]
    public void Names_that_refer_to_each_other_choose_nothing()
    {
        var graph = ConfigurationFolder.ReadText("""
            resource "aws_kms_key" "k" {}
            resource "aws_eip" "e" {}
            locals {
              a = { key = local.b.key, ip = aws_eip.e.id }
              b = { key = local.a.key, arn = aws_kms_key.k.arn }
            }
            resource "aws_x" "x" { a = local.a.key }
            """);

        Assert.NotEqual("", Read(graph, "aws_x.x", "a"));
    }

    private static IEnumerable<string> Reached(ResourceGraph graph, int from)
    {
        foreach (var edge in graph.Edges.Where(e => e.From == from))
        {
            var to = graph.Nodes[edge.To];
            foreach (var address in to.IsResource ? [to.BlockAddress] : Reached(graph, edge.To))
            {
                yield return address;
            }
        }
    }

    private static string Read(string expression) =>
        Read(Graph($"resource \"aws_x\" \"x\" {{ a = {expression} }}"), "aws_x.x", "a");

    private static string Read(ResourceGraph graph, string from, string path) => string.Join(' ', graph.Edges
        .Where(e => graph.Nodes[e.From].Address == from && e.FromPath == path && graph.Nodes[e.To].IsResource)
        .Select(e => graph.Nodes[e.To].Address).Distinct().Order(StringComparer.Ordinal));

    private static ResourceGraph Graph(string code)
    {
        using var folder = new ConfigurationFolder(["main.tf", Code + code, .. Modules]);
        return folder.Read();
    }
}
