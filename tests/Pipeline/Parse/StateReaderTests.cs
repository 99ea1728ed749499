using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Tests.Pipeline.Parse;

public class StateReaderTests
{
    [Fact]
    public void A_shown_state_keeps_what_is_set_and_joins_ancestors_by_instance()
    {
        var graph = PlanReaderTests.Read("""
            {"format_version":"1.0","terraform_version":"1.5.0","values":{"root_module":{"resources":[
              {"address":"a.x","mode":"managed","type":"a","name":"x","provider_name":"registry.terraform.io/hashicorp/aws",
               "values":{"id":"1","none":null,"pw":"secret"},"sensitive_values":{"pw":true}},
              {"address":"a.x","mode":"managed","type":"a","name":"x","deposed_key":"deadbeef","values":{"id":"0"}}],
             "child_modules":[
              {"address":"module.m[0]","resources":[
               {"address":"module.m[0].b.y","mode":"managed","type":"b","name":"y","values":{},"depends_on":["a.x"]},
               {"address":"module.m[0].c.z","mode":"managed","type":"c","name":"z","values":{},"depends_on":["module.m.b.y"]}]},
              {"address":"module.m[1]","resources":[
               {"address":"module.m[1].b.y","mode":"managed","type":"b","name":"y","values":{},"depends_on":["a.x"]}]}]}}}
            """);
        Assert.Equal(SourceForm.State, graph.Form);
        Assert.Equal(["a.x", "module.m[0].b.y", "module.m[0].c.z", "module.m[1].b.y"], graph.Nodes.Select(n => n.Address));
        Assert.Equal("aws", graph.Nodes[0].Provider);
        Assert.DoesNotContain("secret", PlanReaderTests.Json(graph.Nodes[0].Attributes.Masked()));
        Assert.Equal(
        [
            "module.m[0].b.y[] > a.x[] Closure via ", "module.m[0].c.z[] > module.m[0].b.y[] Closure via ",
            "module.m[1].b.y[] > a.x[] Closure via ",
        ], PlanReaderTests.Edges(graph));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_raw_state_is_read_whatever_the_order_of_its_members(bool headLast)
    {
        const string head = "\"mode\":\"managed\",\"type\":\"a\",\"name\":\"x\",\"module\":\"module.m[\\\"k\\\"]\","
            + "\"provider\":\"provider[\\\"registry.terraform.io/hashicorp/aws\\\"].east\"";
        const string instances = """
            "instances":[
              {"index_key":0,"attributes":{"id":"1","any":{"value":{"k":"v"},"type":["object",{"k":"string"}]},"pw":"hidden!"},
               "sensitive_attributes":[[{"type":"get_attr","value":"pw"}]],"dependencies":["data.d.e"]},
              {"index_key":1,"deposed":"00000000","attributes":{"id":"2"}},
              {"index_key":2,"attributes_flat":{"id":"3","tags.%":"1","tags.a.b/c":"x","list.#":"2","list.0":"p","list.1.q":"r"}}]
            """;
        var graph = PlanReaderTests.Read($$$"""
            {"version":4,"terraform_version":"1.1.0","serial":1,"lineage":"l","outputs":{},"resources":[
              { {{{(headLast ? $"{instances},{head}" : $"{head},{instances}")}}} },
              {"mode":"data","type":"d","name":"e","provider":"provider.aws","instances":[{"attributes":{}}]}]}
            """);
        Assert.Equal(["data.d.e", "module.m[\"k\"].a.x[0]", "module.m[\"k\"].a.x[2]"], graph.Nodes.Select(n => n.Address));
        Assert.Equal(["aws", "aws", "aws"], graph.Nodes.Select(n => n.Provider));
        Assert.Equal("""{"id":"1","any":{"k":"v"},"pw":{"$":"sensitive","value":"(sensitive)"}}""",
            PlanReaderTests.Json(graph.Nodes[1].Attributes.Masked()));
        Assert.Equal("""{"id":"3","list":["p",{"q":"r"}],"tags":{"a.b/c":"x"}}""", PlanReaderTests.Json(graph.Nodes[2].Attributes));
        Assert.Equal(["module.m[\"k\"].a.x[0][] > data.d.e[] Closure via "], PlanReaderTests.Edges(graph));
    }

    [Fact]
    public void A_state_of_terraform_0_11_is_read()
    {
        var graph = PlanReaderTests.Read("""
            {"version":3,"terraform_version":"0.11.14","serial":1,"lineage":"l","modules":[
              {"path":["root"],"outputs":{},"resources":{
                "aws_vpc.v":{"type":"aws_vpc","depends_on":[],"primary":{"id":"1","attributes":{"id":"1","tags.%":"0"}},
                  "deposed":[],"provider":"provider.aws.east"},
                "data.aws_ami.a":{"type":"aws_ami","depends_on":[],"primary":{"id":"3","attributes":{"id":"3"}}}}},
              {"path":["root","net"],"resources":{
                "aws_subnet.s.0":{"type":"aws_subnet","primary":{"id":"2","attributes":{"id":"2"}}},
                "aws_subnet.s.1":{"type":"aws_subnet","depends_on":["aws_subnet.s.*"],"primary":{"id":"2","attributes":{"id":"2"}}}}}]}
            """);
        Assert.Equal(["aws_vpc.v", "data.aws_ami.a", "module.net.aws_subnet.s[0]", "module.net.aws_subnet.s[1]"],
            graph.Nodes.Select(node => node.Address));
        Assert.Equal("aws", graph.Nodes[0].Provider);
        Assert.Equal(["module.net.aws_subnet.s[1][] > module.net.aws_subnet.s[0][] Closure via "], PlanReaderTests.Edges(graph));
    }
}
