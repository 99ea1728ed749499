using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Faults;
using GraphSec.Pipeline.Evaluate;

namespace GraphSec.Tests.Pipeline.Evaluate;

public class FaultPlanterTests
{
    private static readonly GraphFeatures[] Graphs = [.. Enumerable.Range(0, 6).Select(i => SmallGraphs.Features($"new{i}"))];

    [Fact]
    public void A_fault_changes_the_block_it_is_planted_in_and_no_other()
    {
        foreach (var planted in Planted("dropped-attribute"))
        {
            var before = Graphs.Single(g => g.Name == planted.Graph.Name).Blocks.ToDictionary(b => b.Address, Text);
            for (var i = 0; i < planted.Faults.Count; i++)
            {
                var block = planted.Graph.Blocks[i];
                Assert.Equal(planted.Faults[i] is not null, before[block.Address] != Text(block));
            }
        }
    }

    [Fact]
    public void A_missing_sibling_takes_its_edges_along()
    {
        var planted = Planted("missing-sibling").First(p => p.Faults.Any(f => f is not null));
        Assert.Equal(Graphs[0].Blocks.Count - planted.Faults.Count(f => f is not null), planted.Graph.Blocks.Count);
        var faulty = planted.Graph.Blocks.Where((_, i) => planted.Faults[i] is not null);
        Assert.All(faulty, b => Assert.DoesNotContain(b.Cells, c => c.Path == "<-lock"));
    }

    [Fact]
    public void Samples_are_of_the_share_asked_for_and_compare_with_what_could_have_been_planted()
    {
        var planted = Planted("dropped-attribute").ToArray();
        var eligible = planted.Sum(p => p.IsControl!.Count(c => c));
        Assert.Equal(0.1, planted.Sum(p => p.Faults.Count(f => f is not null)) / (double)eligible, 1);
        Assert.All(planted, p => Assert.All(Enumerable.Range(0, p.Faults.Count), i => Assert.True(p.Faults[i] is null || p.IsControl![i])));
    }

    [Fact]
    public void Kinds_have_names_of_their_own_and_meanings()
    {
        var faults = Planter().Faults;
        Assert.True(faults.Count >= 40);
        Assert.Equal(faults.Count, faults.Select(f => f.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.All(faults, f => Assert.Matches("^[a-z0-9-]+$", f.Name));
        Assert.All(faults, f => Assert.False(string.IsNullOrWhiteSpace(f.Meaning)));
    }

    private static IEnumerable<PlantedGraph> Planted(string name)
    {
        var planter = Planter();
        return planter.Controlled(planter.Faults.Single(f => f.Name == name), rounds: 2, enough: 0);
    }

    private static FaultPlanter Planter() => new(Graphs, SmallGraphs.Corpus().Vocabulary, new PlantOptions { Contamination = 0.1 });

    private static string Text(BlockFeatures block) => string.Join('\n', block.Cells.Select(c => $"{c.Path}={c.Outcome}"));
}
