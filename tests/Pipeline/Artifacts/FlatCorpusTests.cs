using FsCheck;
using FsCheck.Fluent;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Flatten;
using GraphSec.Tests.Pipeline.Flatten;

namespace GraphSec.Tests.Pipeline.Artifacts;

public sealed class FlatCorpusTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData(TableFormat.Csv)]
    [InlineData(TableFormat.JsonLines)]
    public void Any_corpus_comes_back(TableFormat format) => Prop
        .ForAll(Arb.From(RandomGraphs.Corpus), corpus =>
        {
            corpus.Write(scratch["out"], format);
            return FlatCorpusText.Of(FlatCorpus.Read(scratch["out"])) == FlatCorpusText.Of(corpus);
        })
        .Check(Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(9, 3));

    [Fact]
    public void Two_writes_are_equal_byte_for_byte()
    {
        var corpus = Small();
        corpus.Write(scratch["a"]);
        corpus.Write(scratch["b"]);

        Assert.Equal(
            [
                ".graphsec", "graphs.csv", "nodes.csv", "references.csv", "schema.json", "tables/aws_vpc.csv",
                "tables/data.aws_ami.csv",
            ],
            scratch.Files().Where(file => file.StartsWith("a/", StringComparison.Ordinal)).Select(file => file[2..]));
        foreach (var file in scratch.Files().Where(file => file.StartsWith("a/", StringComparison.Ordinal)))
        {
            Assert.Equal(File.ReadAllBytes(scratch[file]), File.ReadAllBytes(scratch["b" + file[1..]]));
            Assert.DoesNotContain((byte)'\r', File.ReadAllBytes(scratch[file]));
        }
    }

    [Fact]
    public void A_table_is_readable()
    {
        Small().Write(scratch["out"]);

        Assert.Equal(
            """
            _graph,_repository,_address,_block_address,_module,_kind,_type,_name,_provider,_file,_line,_column,_call_file,_call_line,_call_column,_is_instantiated,_in_degree,_out_degree,cidr,subnets[],subnets[]#,ttl
            repo/main,repo,aws_vpc.a,aws_vpc.a,,resource,aws_vpc,a,,main.tf,3,1,,,,true,0,1,10.0.0.0/8,"[""x"",""y""]",2,\unknown

            """,
            File.ReadAllText(scratch["out/tables/aws_vpc.csv"]));
        Assert.Equal(
            "graph,from_address,from_path,to_address,to_path,kind,via\nrepo/main,aws_vpc.a,cidr,data.aws_ami.x,id,reference,\"[\"\"local.x\"\"]\"\n",
            File.ReadAllText(scratch["out/references.csv"]));
    }

    [Fact]
    public void Nothing_sensitive_is_written()
    {
        var graph = Flat.Graph(Flat.Resource("t.a", Flat.Map(("password", Flat.Text("hunter2").AsSensitive()))));
        FlatCorpus.Of([Flattener.Flatten(graph, new FlattenOptions())]).Write(scratch["out"]);

        Assert.All(scratch.Files(), file => Assert.DoesNotContain("hunter2", File.ReadAllText(scratch[file]), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("graphs.csv")]
    [InlineData("schema.json")]
    [InlineData("nodes.csv")]
    [InlineData("references.csv")]
    [InlineData("tables/aws_vpc.csv")]
    public void A_spoiled_or_missing_file_is_one_line(string file)
    {
        Small().Write(scratch["out"]);
        File.WriteAllText(scratch[$"out/{file}"], "spoiled");
        var spoiled = Assert.Throws<InputException>(() => FlatCorpus.Read(scratch["out"]));
        File.Delete(scratch[$"out/{file}"]);
        var missing = Assert.Throws<InputException>(() => FlatCorpus.Read(scratch["out"]));

        Assert.All([spoiled, missing], error => Assert.Contains(Path.GetFileName(file), error.Message, StringComparison.Ordinal));
        Assert.All([spoiled, missing], error => Assert.DoesNotContain('\n', error.Message));
    }

    [Theory]
    [InlineData("aws_vpc", "aws_vpc")]
    [InlineData("../etc/Passwd", "%2e./etc/%50asswd")]
    [InlineData("", "%")]
    public void File_names_are_safe(string name, string file) => Assert.Equal(file.Replace("/", "%2f", StringComparison.Ordinal), FileNames.Of(name));

    private static FlatCorpus Small()
    {
        var builder = new ResourceGraphBuilder();
        builder.Add(Flat.Resource("aws_vpc.a", Flat.Map(
            ("cidr", Flat.Text("10.0.0.0/8")),
            ("subnets", Flat.Items(Flat.Text("y"), Flat.Text("x"))),
            ("ttl", AttributeValue.Unknown))) with { Place = new SourcePlace("main.tf", 3) });
        builder.Add(new GraphNode("data.aws_ami.x", "data.aws_ami.x", NodeKind.Data, "aws_ami", "x"));
        builder.Add(new GraphNode("var.region", "var.region", NodeKind.Variable, "var", "region"));
        builder.AddEdge("aws_vpc.a", "data.aws_ami.x", EdgeKind.Reference, "cidr", "id", ["local.x"]);
        var graph = builder.Build("repo", "repo/main", SourceForm.Configuration, true);
        return FlatCorpus.Of([Flattener.Flatten(graph, new FlattenOptions())]);
    }
}
