using GraphSec.Models.Kernels;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;
using GraphSec.Pipeline.Score;

namespace GraphSec.Tests.Pipeline.Score;

public sealed class NearestBlockTests
{
    private static readonly Cell[] Postgres = [V("engine", "\"postgres\""), V("size", "100", "number of 3 digits"), V("zone", "→ zone.a", "→ zone")];

    [Fact]
    public void The_closest_that_shows_what_is_usual_is_what_a_person_would_compare_with()
    {
        var nearest = Nearest(
            Odd(Block("db.accounts", [V("public", "true"), V("backup", "7"), .. Postgres])),
            Normal(Block("db.mirror", [V("public", "true"), V("backup", "7"), .. Postgres])), // As odd, so no help.
            Normal(Block("db.orders", [V("public", "false"), V("backup", "7"), .. Postgres])),
            Normal(Block("db.stock", [V("public", "false"), V("backup", "30"), V("engine", "\"mysql\""), V("size", "20", "number of 2 digits")])))!;
        Assert.Equal(("db.orders", NearestOrigin.Graph, "repo"), (nearest.Address, nearest.Origin, nearest.Repository));
        Assert.Equal(new SourcePlace("db.orders.tf", 7), nearest.Place);
        var difference = Assert.Single(nearest.Differences);
        Assert.Equal(("public", "true", "false"), (difference.Path, Assert.Single(difference.Here), Assert.Single(difference.There)));
        Assert.Equal(1, nearest.Similarity, 9);
    }

    [Fact]
    public void Between_equals_the_one_with_the_likest_name_is_taken()
    {
        Cell[] usual = [V("public", "false"), .. Postgres];
        var odd = Odd(Block("db.orders_replica", [V("public", "true"), .. Postgres]));
        Assert.Equal("db.orders", Nearest(odd, Normal(Block("db.accounts", usual)), Normal(Block("db.orders", usual)))!.Address);
    }

    [Fact]
    public void Differences_begin_with_the_reasons_and_leave_out_what_stands_in_a_missing_block()
    {
        var nearest = Nearest(
            Odd(Block("db.accounts", [V("log", Cell.Present, Cell.Present), V("log.days", "3"), V("public", "true"), .. Postgres])),
            Normal(Block("db.orders", [V("public", "false"), V("zone", "→ zone.b", "→ zone"), .. Postgres[..2]])))!;
        Assert.Equal(["public", "log"], nearest.Differences.Select(difference => difference.Path));
        Assert.Equal([Cell.Absent], nearest.Differences[1].There);
        Assert.Equal(0, nearest.MoreDifferences);
    }

    [Fact]
    public void Of_an_odd_instance_another_of_the_same_block_is_the_closest()
    {
        string[] all = ["db.each[\"a\"]", "db.each[\"b\"]", "db.each[\"c\"]"];
        var block = Block("db.each", [V("public", "false") with { Instances = [all[0], all[2]] }, V("public", "true") with { Instances = [all[1]] },
            V("tier", "\"x\"") with { Instances = [all[0]] }, V("tier", "\"y\"") with { Instances = [all[1], all[2]] }, .. Postgres]) with { Instances = 3 };
        var odd = Odd(block) with { Reasons = [Public with { Instances = [all[1]] }] };
        var nearest = Nearest(odd, Normal(Block("db.other", [V("public", "false"), V("engine", "\"mysql\"")])))!;
        Assert.Equal((all[2], "db.each"), (nearest.Address, nearest.BlockAddress));
    }

    [Fact]
    public void Another_graph_of_the_repository_serves_where_this_one_has_none_and_another_repository_never()
    {
        var odd = Scores("repo", "one", Odd(Block("db.accounts", [V("public", "true"), .. Postgres])));
        var usual = Normal(Block("db.orders", [V("public", "false"), .. Postgres]));
        var nearest = Scorer.Explained([odd, Scores("repo", "two", usual)])[0].Blocks[0].Nearest!;
        Assert.Equal(("db.orders", NearestOrigin.Repository, "two"), (nearest.Address, nearest.Origin, nearest.Graph));
        Assert.Null(Scorer.Explained([odd, Scores("elsewhere", "two", usual)])[0].Blocks[0].Nearest);
    }

    [Fact]
    public void Where_the_code_has_none_its_peers_serve()
    {
        var detector = SmallGraphs.Trained().Detector.PeersAlone();
        var graph = SmallGraphs.Features("new", odd: 2);
        var lone = graph with { Blocks = [graph.Blocks.Single(b => b.Address == "bucket.b2")], Edges = [] };
        var estate = new Estate([SmallGraphs.Features("a"), SmallGraphs.Features("b")]);
        var nearest = estate.Score([lone], detector, new ScoreOptions { Threshold = 1 }, KernelRegistry.Create("scalar"))[0].Blocks[0].Nearest;
        Assert.Null(nearest); // With that threshold all of them are outliers.
        nearest = estate.Score([lone], detector, new ScoreOptions { Threshold = 90 }, KernelRegistry.Create("scalar"))[0].Blocks[0].Nearest!;
        Assert.Equal((NearestOrigin.Peers, "a"), (nearest.Origin, nearest.Repository));
        Assert.StartsWith("bucket.b", nearest.Address, StringComparison.Ordinal);
        Assert.Contains(nearest.Differences, difference => difference is { Path: "encrypted", Here: ["false"], There: ["true"] });
    }

    [Fact]
    public void Another_version_of_the_type_is_of_its_family()
    {
        var odd = Odd(Block("db_v1.accounts", [V("public", "true"), .. Postgres]));
        Assert.Equal("db.orders", Nearest(odd, Normal(Block("db.orders", [V("public", "false"), .. Postgres])))!.Address);
        Assert.Null(Nearest(odd, Normal(Block("dbx.orders", [V("public", "false"), .. Postgres]))));
    }

    [Fact]
    public void What_has_nothing_in_common_is_not_compared() =>
        Assert.Null(Nearest(Odd(Block("db.accounts", [V("public", "true"), .. Postgres])), Normal(Block("db.x", [V("a", "1"), V("b", "2"), V("c", "3")]))));

    [Fact]
    public void Among_thousands_the_one_with_the_rare_trait_is_found()
    {
        var many = Enumerable.Range(0, 3000).Select(i => Normal(Block($"db.n{i:d4}", [V("public", "false"), V("tier", i == 1234 ? "\"gold\"" : "\"base\""), .. Postgres])));
        Assert.Equal("db.n1234", Nearest(Odd(Block("db.accounts", [V("public", "true"), V("tier", "\"gold\""), .. Postgres])), [.. many])!.Address);
    }

    [Fact]
    public void Peers_are_counted_as_resources_whatever_number_of_values_they_have()
    {
        var odd = Odd(Block("doc.odd", [V("actions", "\"a:*\""), V("actions", "\"b:Get\"")]));
        odd = odd with { Reasons = [new CellSurprise("actions", "\"a:*\"", 0.1, 0.1, "word", 0.9) { Peers = 9, PeersSeen = 4, Share = 1 }] };
        var reason = Scorer.Explained([Scores("r", "g", odd, Normal(Block("doc.a", [V("actions", "\"a:*\""), V("actions", "\"c:Get\"")])),
            Normal(Block("doc.b", [V("actions", "\"d:Get\""), V("actions", "\"e:Get\""), V("actions", "\"f:Get\"")])), Normal(Block("doc.c", [])))])[0].Blocks[0].Reasons[0];
        Assert.Equal((3, 1, 2, 2), ((int)reason.Peers, (int)reason.PeersSeen, (int)reason.PeersUsual, reason.Values));
    }

    private static CellSurprise Public => new("public", "true", 0.01, 0.01, "false", 0.9) { Share = 1 };

    private static NearestBlock? Nearest(BlockScore odd, params BlockScore[] others) => Scorer.Explained([Scores("repo", "graph", [odd, .. others])])[0].Blocks[0].Nearest;

    private static BlockScore Odd(BlockFeatures block) => new(block, 99, 9, [Public]) { IsOutlier = true };

    private static BlockScore Normal(BlockFeatures block) => new(block, 10, 1, []);

    private static GraphScores Scores(string repository, string graph, params BlockScore[] blocks) =>
        new(new GraphFeatures(repository, graph, SourceForm.Configuration, true, [.. blocks.Select(block => block.Block)], []), 97, blocks);

    private static BlockFeatures Block(string address, Cell[] cells) =>
        new(address, address[..address.IndexOf('.', StringComparison.Ordinal)], "", 1, new SourcePlace($"{address}.tf", 7), null,
            [.. cells.OrderBy(cell => cell.Path, StringComparer.Ordinal).ThenBy(cell => cell.Outcome, StringComparer.Ordinal)]);

    private static Cell V(string path, string outcome, string shape = "word") => new(path, outcome, outcome is "true" or "false" ? "boolean" : shape);
}
