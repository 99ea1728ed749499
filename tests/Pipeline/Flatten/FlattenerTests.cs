using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Flatten;
using static GraphSec.Tests.Pipeline.Flatten.Flat;

namespace GraphSec.Tests.Pipeline.Flatten;

public class FlattenerTests
{
    [Fact]
    public void Objects_become_dotted_paths_in_ordinal_order() => Assert.Equal(
        ["Z=true", "a.b.c=1", "a.d=x", "tags[\"kubernetes.io/role\"]=elb"],
        Cells(Map(
            ("tags", Map(("kubernetes.io/role", Text("elb")))),
            ("a", Map(("d", Text("x")), ("b", Map(("c", Number("1")))))),
            ("Z", AttributeValue.True))));

    [Fact]
    public void Blocks_become_multisets_with_their_number()
    {
        var open = Map(("port", Number("443")), ("cidr", Items(Text("b"), Text("a"))));
        var closed = Map(("port", Number("22")), ("cidr", Items(Text("c"))));

        var lines = Cells(Map(("ingress", Items(open, closed))));

        Assert.Equal(
            ["ingress[]#=2", "ingress[].cidr[]=[a, b, c]", "ingress[].cidr[]#=[1, 2]", "ingress[].port=[22, 443]"], lines);
        Assert.Equal(lines, Cells(Map(("ingress", Items(closed, open)))));
    }

    [Fact]
    public void Absent_null_unknown_and_empty_are_four_things()
    {
        var table = Flattener.Flatten(
            Graph(
                Resource("t.a", Map(("v", AttributeValue.Null), ("list", AttributeValue.Null))),
                Resource("t.b", Map(("v", AttributeValue.Unknown), ("list", AttributeValue.Unknown))),
                Resource("t.c", Map(("v", Text("")), ("list", Items()))),
                Resource("t.d", Map(("v", AttributeValue.EmptyObject))),
                Resource("t.e", Map())),
            new FlattenOptions()).Tables[0];

        Assert.Equal(
            [FlatKind.Null, FlatKind.Unknown, FlatKind.Text, FlatKind.EmptyMap, FlatKind.Absent],
            table.Rows.Select(row => table.Cell(row, "v").Kind));
        Assert.Equal(["list=(Null)", "v=(Null)"], Lines(table, 0));
        Assert.Equal(["list[]#=0", "v="], Lines(table, 2));
    }

    [Fact]
    public void Columns_know_their_kind()
    {
        var table = Flattener.Flatten(
            Graph(
                Resource("t.a", Map(("b", AttributeValue.True), ("m", Number("1")), ("n", Number("1")), ("l", Items(Text("x"))))),
                Resource("t.b", Map(("b", AttributeValue.Null), ("m", Text("1")), ("n", Number("2.50")), ("u", AttributeValue.Unknown)))),
            new FlattenOptions()).Tables[0];

        Assert.Equal(
            "b Bool, l[] List, l[]# Number, m Mixed, n Number, u Text",
            string.Join(", ", table.Columns.Select(column => $"{column.Path} {column.Kind}")));
        Assert.Equal("2.50", table.Cell(table.Rows[1], "n").Text);
    }

    [Fact]
    public void Policies_that_mean_the_same_give_the_same_cells()
    {
        const string Short = """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:Get","Principal":{"AWS":"x"},
             "Condition":{"Bool":{"aws:Secure":"true"}}}}
            """;
        const string Long = """
            {"Statement":[{"Condition":{"Bool":{"aws:Secure":["true"]}},"Principal":{"AWS":["x"]},
             "Effect":"Allow","Action":["s3:Get"]}],"Version":"2012-10-17"}
            """;

        var lines = Cells(Map(("policy", Text(Short))));

        Assert.Contains("policy{}.Statement[].Effect=[Allow]", lines);
        Assert.Contains("policy{}.Statement[].Action[]=[s3:Get]", lines);
        Assert.Contains("policy{}.Statement[]#=1", lines);
        Assert.Equal(lines, Cells(Map(("policy", Text(Long)))));
    }

    [Fact]
    public void Lists_of_objects_in_a_text_are_read_too() => Assert.Equal(
        ["defs{}[]#=1", "defs{}[].cpu=[10]", "name=[not json]"],
        Cells(Map(("name", Text("[not json]")), ("defs", Text("""[ {"cpu": 10} ]""")))));

    [Fact]
    public void Named_settings_become_members()
    {
        static AttributeValue Flag(string name, AttributeValue value) => Map(("name", Text(name)), ("value", value), ("apply_method", Text("immediate")));

        Assert.Equal(
            ["parameter[]#=2", "parameter[].apply_method=[immediate, immediate]", "parameter[].log_connections=[1]", "parameter[][\"rds.force_ssl\"]=[(Unknown)]"],
            Cells(Map(("parameter", Items(Flag("rds.force_ssl", AttributeValue.Unknown), Flag("log_connections", Text("1")))))));
        Assert.Equal(
            ["settings[]#=1", "settings[].database_flags[]#=[1]", "settings[].database_flags[].log_checkpoints=[off]"],
            Cells(Map(("settings", Items(Map(("database_flags", Items(Map(("name", Text("log_checkpoints")), ("value", Text("off")))))))))));
    }

    [Fact]
    public void What_has_no_name_that_says_what_it_is_stays_a_list()
    {
        Assert.Equal(
            ["env[]#=1", "env[].name=[HOME]", "env[].value=[/]"],
            Cells(Map(("env", Items(Map(("name", Text("HOME")), ("value", Text("/"))))))));
        Assert.Equal(
            ["setting[]#=4", "setting[].name=[(Unknown), , (sensitive)]", "setting[].value=[a, b, c]", "setting[].x=[y]"],
            Cells(Map(("setting", Items(
                Map(("name", AttributeValue.Unknown), ("value", Text("a"))),
                Map(("name", Text("")), ("value", Text("b"))),
                Map(("name", Text("secret").AsSensitive()), ("value", Text("c"))),
                Map(("x", Text("y"))))))));
        Assert.Equal(
            ["setting[]#=1", "setting[].name=[value]", "setting[].value=[a]"],
            Cells(Map(("setting", Items(Map(("name", Text("value")), ("value", Text("a"))))))));
    }

    [Fact]
    public void A_resource_that_is_one_setting_has_its_name_for_a_path()
    {
        var attributes = Map(("name", Text("log_checkpoints")), ("server_id", Text("s")), ("value", Text("off")));
        static FlatTable Table(string address, AttributeValue attributes) =>
            Flattener.Flatten(Graph(Resource(address, attributes)), new FlattenOptions()).Tables[0];

        Assert.Equal(["log_checkpoints=off", "server_id=s"], Lines(Table("azurerm_postgresql_configuration.a", attributes), 0));
        Assert.Equal(["name=log_checkpoints", "server_id=s", "value=off"], Lines(Table("aws_ssm_parameter.a", attributes), 0));
    }

    [Theory]
    [InlineData("""{"a": """)]
    [InlineData("""{"a": "\ud800"}""")]
    [InlineData("{x}")]
    [InlineData("[1,2]")]
    [InlineData("{")]
    public void What_is_no_document_stays_a_text(string text) => Assert.Equal([$"v={text}"], Cells(Map(("v", Text(text)))));

    [Fact]
    public void Sensitive_values_keep_their_shape_and_nothing_else()
    {
        var secret = Map(("user", Text("root")), ("keys", Items(Text("hunter2"))), ("doc", Text("""{"a":"hunter2"}""")));

        var lines = Cells(Map(("login", secret.AsSensitive()), ("port", Number("5").AsSensitive())));

        Assert.Equal(
            ["login.doc=(sensitive)", "login.keys[]=[(sensitive)]", "login.keys[]#=1", "login.user=(sensitive)", "port=(sensitive)"],
            lines);
    }

    [Fact]
    public void No_attribute_tree_survives_in_the_rows()
    {
        var flat = Flattener.Flatten(Graph(Resource("t.a", Map(("v", Text("x").AsSensitive())))), new FlattenOptions());

        Assert.Same(AttributeValue.Null, flat.Nodes[0].Node.Attributes);
    }

    [Fact]
    public void Whatever_a_limit_cuts_is_told()
    {
        var options = new FlattenOptions { MaxDepth = 2, MaxColumns = 6, MaxItems = 2, MaxTextLength = 3 };
        var flat = Flattener.Flatten(
            Graph(Resource("t.a", Map(
                ("deep", Map(("er", Map(("est", Text("x")))))),
                ("list", Items(Text("a"), Text("b"), Text("c"))),
                ("long", Text("abcdef")),
                ("c1", Text("")), ("c2", Text("")), ("c3", Text("")), ("c4", Text(""))))),
            options);

        Assert.Equal(
            [
                "1 values deeper than 2 steps left out, first 'deep.er' of 't.a'; see flatten.max-depth",
                "1 values beyond 6 columns of a resource left out, first 'c4' of 't.a'; see flatten.max-columns",
                "1 list items beyond 2 left out, first 'list[]' of 't.a'; see flatten.max-items",
                "1 texts longer than 3 characters cut, first 'long' of 't.a'; see flatten.max-text-length",
            ],
            flat.Notices);
        Assert.StartsWith("abc… (6 characters, ", flat.Tables[0].Cell(flat.Nodes[0], "long").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Long_texts_that_differ_stay_different()
    {
        var options = new FlattenOptions { MaxTextLength = 3 };

        Assert.NotEqual(Cells(Map(("v", Text("abcd"))), options), Cells(Map(("v", Text("abce"))), options));
    }

    [Fact]
    public void Tables_have_only_resources_and_nodes_have_all()
    {
        var builder = new ResourceGraphBuilder();
        builder.Add(Resource("aws_vpc.a", Map(("cidr", Text("10.0.0.0/8")))));
        builder.Add(new GraphNode("data.aws_ami.x", "data.aws_ami.x", NodeKind.Data, "aws_ami", "x"));
        builder.Add(new GraphNode("var.region", "var.region", NodeKind.Variable, "var", "region"));
        builder.AddEdge("aws_vpc.a", "var.region", EdgeKind.Reference, "cidr", "");
        builder.AddEdge("aws_vpc.a", "var.region", EdgeKind.Reference, "tags", "");

        var flat = Flattener.Flatten(builder.Build("r", "n", SourceForm.Configuration, true), new FlattenOptions());

        Assert.Equal(["aws_vpc", "data.aws_ami"], flat.Tables.Select(table => table.Key));
        Assert.Equal(["aws_vpc.a", "data.aws_ami.x", "var.region"], flat.Nodes.Select(row => row.Node.Address));
        Assert.Same(flat.Nodes[0], flat.Tables[0].Rows[0]);
        Assert.Equal((1, 0), (flat.Nodes[0].OutDegree, flat.Nodes[0].InDegree));
        Assert.Equal(1, flat.Nodes[2].InDegree);
        Assert.Equal(2, flat.References.Count);
    }
}
