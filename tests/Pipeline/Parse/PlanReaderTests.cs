using System.Text;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Parse;

namespace GraphSec.Tests.Pipeline.Parse;

public class PlanReaderTests
{
    [Fact]
    public void Only_what_the_configuration_sets_is_kept()
    {
        var graph = Plan("""
            "resources":[{"address":"aws_sg.a","mode":"managed","type":"aws_sg","name":"a",
              "provider_name":"registry.terraform.io/hashicorp/aws",
              "values":{"name":"x","region":"default","empty":null,"nothing":[],"tags":{"k":"v","n":null},
                "egress":[{"port":1,"self":false,"note":null,"extra":"default"}],
                "ingress":[{"port":2,"cidr":["0/0"],"note":"","ids":[],"self":false},{"port":3,"cidr":[]}]}}]
            """, """
            "resources":[{"address":"aws_sg.a","mode":"managed","type":"aws_sg","name":"a","provider_config_key":"aws",
              "expressions":{"name":{"constant_value":"x"},"tags":{"references":["var.t"]},"empty":{},
                "egress":[{"port":{"constant_value":1},"note":{}}]}}]
            """);
        var node = Assert.Single(graph.Nodes);
        Assert.Equal("""
            {"name":"x","tags":{"k":"v"},"egress":[{"port":1}],"ingress":[{"port":2,"cidr":["0/0"],"self":false},{"port":3}]}
            """, Json(node.Attributes));
        Assert.Equal("aws", node.Provider);
        Assert.True(graph.HasAttributes);
    }

    [Fact]
    public void Unknown_and_sensitive_values_are_marked()
    {
        var graph = Plan("""
            "resources":[{"address":"a.b","mode":"managed","type":"a","name":"b","values":{"list":["x",null],"pw":"hunter2","copy":"hunter2"},
              "sensitive_values":{"pw":true}}]
            """, """
            "resources":[{"address":"a.b","mode":"managed","type":"a","name":"b",
              "expressions":{"list":{},"pw":{},"arn":{},"copy":{}}}]
            """, """
            "resource_changes":[{"address":"a.b","mode":"managed","type":"a","name":"b","change":{"actions":["create"],
              "before":null,"after":{"pw":"hunter2"},"after_unknown":{"list":[false,true],"arn":true,"id":true},
              "after_sensitive":{"pw":true}}}],
            """);
        var attributes = Assert.Single(graph.Nodes).Attributes;
        Assert.Equal(AttributeKind.Unknown, attributes["arn"]!.Kind);
        Assert.Equal(AttributeKind.Unknown, attributes["list"]!.Items[1].Kind);
        Assert.True(attributes["pw"]!.IsSensitive);
        Assert.True(attributes["copy"]!.IsSensitive);
        Assert.Null(attributes["id"]);
        Assert.DoesNotContain("hunter2", Json(attributes.Masked()));
    }

    [Fact]
    public void A_block_without_instance_stays_with_its_constants()
    {
        var node = Assert.Single(Plan("", """
            "resources":[{"address":"a.b","mode":"managed","type":"a","name":"b","count_expression":{"references":["var.n"]},
              "expressions":{"x":{"constant_value":1},"y":{"references":["var.y"]},"z":[{"w":{"constant_value":"q"}}]}}]
            """).Nodes);
        Assert.False(node.IsInstantiated);
        Assert.Equal("""{"x":1,"y":{"$":"unknown"},"z":[{"w":"q"}]}""", Json(node.Attributes));
    }

    [Fact]
    public void References_pass_through_module_inputs_and_outputs()
    {
        var graph = Plan("""
            "resources":[{"address":"vpc.v","mode":"managed","type":"vpc","name":"v","values":{}}],
            "child_modules":[{"address":"module.m","resources":[
              {"address":"module.m.net.n","mode":"managed","type":"net","name":"n","values":{}}]},
             {"address":"module.k","resources":[
              {"address":"module.k.app.p","mode":"managed","type":"app","name":"p","values":{}}]}]
            """, """
            "resources":[{"address":"vpc.v","mode":"managed","type":"vpc","name":"v"}],
            "module_calls":{
              "m":{"expressions":{"id":{"references":["vpc.v.id","vpc.v"]}},"module":{
                "outputs":{"o":{"expression":{"references":["net.n.arn","net.n"]}}},
                "resources":[{"address":"net.n","mode":"managed","type":"net","name":"n",
                  "expressions":{"block":[{"vpc_id":{"references":["var.id"]}}]}}]}},
              "k":{"expressions":{"net":{"references":["module.m.o","module.m"]}},"depends_on":["vpc.v"],"module":{
                "resources":[{"address":"app.p","mode":"managed","type":"app","name":"p",
                  "expressions":{"in":{"references":["var.net"]}}}]}}}
            """);
        Assert.Equal(
        [
            "module.k.app.p[in] > module.m.net.n[arn] Reference via module.k.var.net,module.m.output.o",
            "module.k.app.p[depends_on] > vpc.v[] DependsOn via module.k",
            "module.m.net.n[block.vpc_id] > vpc.v[id] Reference via module.m.var.id",
        ], Edges(graph));
    }

    [Fact]
    public void An_instance_refers_to_the_instance_of_its_own_key()
    {
        var instances = string.Join(',', new[] { "a", "b" }.SelectMany(type => new[] { 0, 1 }.Select(i =>
            $$$"""{"address":"{{{type}}}.x[{{{i}}}]","mode":"managed","type":"{{{type}}}","name":"x","index":{{{i}}},"values":{}}""")));
        var graph = Plan($"\"resources\":[{instances}]", """
            "resources":[{"address":"a.x","mode":"managed","type":"a","name":"x"},
              {"address":"b.x","mode":"managed","type":"b","name":"x",
              "expressions":{"own":{"references":["a.x","count.index"]},"all":{"references":["a.x"]},
                "first":{"references":["a.x[0].id","a.x[0]","a.x"]}}}]
            """);
        Assert.Equal(
        [
            "b.x[0][all] > a.x[0][] Reference via ", "b.x[0][first] > a.x[0][id] Reference via ",
            "b.x[0][own] > a.x[0][] Reference via ", "b.x[0][all] > a.x[1][] Reference via ",
            "b.x[1][all] > a.x[0][] Reference via ", "b.x[1][first] > a.x[0][id] Reference via ",
            "b.x[1][all] > a.x[1][] Reference via ", "b.x[1][own] > a.x[1][] Reference via ",
        ], Edges(graph));
    }

    [Fact]
    public void Each_stands_for_what_for_each_refers_to_and_modules_keep_their_instance()
    {
        static string Instances(string type, string prefix) => string.Join(',', new[] { "p", "q" }.Select(key =>
            $$$"""{"address":"{{{prefix}}}{{{type}}}.x[\"{{{key}}}\"]","mode":"managed","type":"{{{type}}}","name":"x","index":"{{{key}}}","values":{}}"""));
        var graph = Plan($$$"""
            "resources":[{{{Instances("a", "")}}},{{{Instances("b", "")}}}],
            "child_modules":[{"address":"module.m[\"p\"]","resources":[
              {"address":"module.m[\"p\"].c.x","mode":"managed","type":"c","name":"x","values":{}}]},
              {"address":"module.m[\"q\"]","resources":[
              {"address":"module.m[\"q\"].c.x","mode":"managed","type":"c","name":"x","values":{}},
              {"address":"module.m[\"q\"].d.x","mode":"managed","type":"d","name":"x","values":{}}]}]
            """, """
            "resources":[{"address":"a.x","mode":"managed","type":"a","name":"x"},
              {"address":"b.x","mode":"managed","type":"b","name":"x","for_each_expression":{"references":["a.x"]},
              "expressions":{"in":{"references":["each.value.id","each.value"]}}}],
            "module_calls":{"m":{"for_each_expression":{"references":["a.x"]},
              "expressions":{"in":{"references":["each.value.id","each.value"]}},"module":{"resources":[
                {"address":"c.x","mode":"managed","type":"c","name":"x","expressions":{"in":{"references":["var.in"]}}},
                {"address":"d.x","mode":"managed","type":"d","name":"x","expressions":{"in":{"references":["c.x.id","c.x"]}}}]}}}
            """);
        var edges = Edges(graph).Where(edge => edge.Contains("[in]", StringComparison.Ordinal));
        Assert.Equal(
        [
            "b.x[\"p\"][in] > a.x[\"p\"][] Reference via each.value.id", "b.x[\"q\"][in] > a.x[\"q\"][] Reference via each.value.id",
            "module.m[\"p\"].c.x[in] > a.x[\"p\"][] Reference via module.m.var.in,each.value.id",
            "module.m[\"q\"].c.x[in] > a.x[\"q\"][] Reference via module.m.var.in,each.value.id",
            "module.m[\"q\"].d.x[in] > module.m[\"q\"].c.x[id] Reference via ",
        ], edges);
    }

    [Fact]
    public void Inputs_and_outputs_in_a_circle_end()
    {
        var graph = Plan("", """
            "module_calls":{"a":{"expressions":{"x":{"references":["module.b.o"]}},"module":{
                "outputs":{"o":{"expression":{"references":["var.x"]}}},
                "resources":[{"address":"t.a","mode":"managed","type":"t","name":"a","expressions":{"i":{"references":["var.x"]}}}]}},
              "b":{"expressions":{"x":{"references":["module.a.o"]}},"module":{
                "outputs":{"o":{"expression":{"references":["var.x"]}}}}}}
            """);
        Assert.Empty(graph.Edges);
    }

    [Fact]
    public void A_long_chain_of_modules_does_not_end_the_program()
    {
        var calls = Enumerable.Range(0, 3000).Select(i => $"\"m{i}\":{{\"expressions\":{{\"x\":{{\"references\":[\"module.m{i + 1}.o\"]}}}},"
            + "\"module\":{\"outputs\":{\"o\":{\"expression\":{\"references\":[\"var.x\"]}}},"
            + "\"resources\":[{\"address\":\"t.a\",\"mode\":\"managed\",\"type\":\"t\",\"name\":\"a\","
            + "\"expressions\":{\"i\":{\"references\":[\"var.x\"]}}}]}}");
        Assert.Equal(3000, Plan("", $"\"module_calls\":{{{string.Join(',', calls)}}}").Nodes.Count);
    }

    [Fact]
    public void Data_read_while_planning_comes_from_the_prior_state()
    {
        var graph = Plan("", """
            "resources":[{"address":"data.a.b","mode":"data","type":"a","name":"b","expressions":{"q":{"constant_value":1}}}]
            """, """
            "prior_state":{"format_version":"1.0","values":{"root_module":{"resources":[
              {"address":"data.a.b","mode":"data","type":"a","name":"b","values":{"q":1,"computed":"x"}},
              {"address":"gone.b","mode":"managed","type":"gone","name":"b","values":{"q":1}}]}}},
            """);
        var node = Assert.Single(graph.Nodes);
        Assert.Equal((NodeKind.Data, true, """{"q":1}"""), (node.Kind, node.IsInstantiated, Json(node.Attributes)));
    }

    [Fact]
    public void Without_configuration_all_set_attributes_stay_and_a_notice_says_so()
    {
        var graph = Read("""
            {"format_version":"0.1","planned_values":{"root_module":{"resources":[
              {"address":"a.b","mode":"managed","type":"a","name":"b","values":{"x":1,"y":null}}]}}}
            """);
        Assert.Equal("""{"x":1}""", Json(Assert.Single(graph.Nodes).Attributes));
        Assert.Contains("no configuration", Assert.Single(graph.Notices));
    }

    [Theory]
    [InlineData("{\"format_version\":\"1.2\",\"configuration\":{\"root_module\":")]
    [InlineData("{\"root_module\":")]
    public void A_configuration_alone_gives_its_blocks(string head)
    {
        var graph = Read(head + """
            {"resources":[{"address":"a.b","mode":"managed","type":"a","name":"b"},
              {"address":"c.d","mode":"managed","type":"c","name":"d","expressions":{"x":{"references":["a.b.id","a.b"]}}}]}}
            """ + (head.Contains("configuration", StringComparison.Ordinal) ? "}" : ""));
        Assert.All(graph.Nodes, node => Assert.True(node.IsInstantiated));
        Assert.Equal(["c.d[x] > a.b[id] Reference via "], Edges(graph));
    }

    [Theory]
    [InlineData("""{"format_version":"2.0","planned_values":{}}""", "format_version '2.0'")]
    [InlineData("""{"format_version":"1.2","planned_values":{"root_module":""", "line 1, byte")]
    [InlineData("""{"format_version":"1.2","planned_values":{},}""", "line 1, byte")]
    [InlineData("""{"format_version":"1.2","planned_values":{}} x""", "line 1, byte")]
    [InlineData("""{"a":1,"b":2}""", "has the members 'a', 'b' and is no terraform plan or state")]
    [InlineData("[1]", "is json, but a list")]
    [InlineData("{}", "is an empty object")]
    [InlineData("""{"@level":"info"}""", "the log of 'terraform plan -json'")]
    [InlineData("""{"planned_values":{}}""", "no terraform plan or state")]
    [InlineData("""{"version":2,"resources":[]}""", "state of version '2'")]
    [InlineData("""{"format_version":"1.2","planned_values":{"root_module":{"resources":[{"address":"\ud800"}]}}}""", "half a character")]
    public void What_cannot_be_read_is_told_in_one_line(string text, string message)
    {
        var told = Assert.Throws<InputException>(() => Read(text)).Message;
        Assert.Contains(message, told, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', told);
    }

    internal static ResourceGraph Read(string text) =>
        GraphReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "repo", "name", "plan.json");

    internal static string Json(AttributeValue value)
    {
        using var stream = new MemoryStream();
        using (var writer = new System.Text.Json.Utf8JsonWriter(stream))
        {
            AttributeJson.Write(writer, value);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    internal static IEnumerable<string> Edges(ResourceGraph graph) => graph.Edges.Select(edge =>
        $"{graph.Nodes[edge.From].Address}[{edge.FromPath}] > {graph.Nodes[edge.To].Address}[{edge.ToPath}] {edge.Kind} "
        + $"via {string.Join(',', edge.Via)}");

    private static ResourceGraph Plan(string planned, string configuration, string more = "") => Read(
        "{\"format_version\":\"1.2\",\"planned_values\":{\"root_module\":{" + planned + "}}," + more
        + "\"configuration\":{\"root_module\":{" + configuration + "}}}");
}
