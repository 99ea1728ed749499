using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Tests.Pipeline.Detection;

public class ReferenceContextTests
{
    private const int Shared = 1, LeftOver = 3, Tie = 6, BetterTie = 7, SameModule = 9, Across = 10;

    [Fact]
    public void What_two_refer_to_is_shared_and_one_is_left_over()
    {
        var graph = Graph([("f.a", ""), ("f.b", ""), ("f.c", ""), ("role.a", ""), ("role.b", ""), ("role.c", "")], (0, 3), (1, 3), (2, 5));
        var (first, last) = (Numbers(graph, 0), Numbers(graph, 2));
        Assert.Equal(Math.Log(2), first[Shared], 1e-5);
        Assert.Equal(0, last[Shared]);
        Assert.Equal(Math.Log(2), first[LeftOver], 1e-5);
    }

    [Fact]
    public void A_neighbour_that_both_have_ties_them_and_what_it_ties_better_is_told_of()
    {
        // f.a stands in net.x as role.b does, and refers to role.a.
        var graph = Graph([("f.a", ""), ("role.a", ""), ("role.b", ""), ("net.x", "")], (0, 1), (0, 3), (2, 3));
        var numbers = Numbers(graph, 0);
        Assert.Equal(0, numbers[Tie]);
        Assert.Equal(1 / Math.Log(3), numbers[BetterTie], 1e-5);
    }

    [Fact]
    public void A_reference_that_only_this_block_makes_into_a_module_is_alone()
    {
        var graph = Graph([("f.a", ""), ("f.b", ""), ("role.a", "module.m"), ("role.b", "")], (0, 2), (1, 3));
        Assert.Equal(0, Numbers(graph, 0)[SameModule]);
        Assert.Equal(0, Numbers(graph, 0)[Across]);
        Assert.Equal(1, Numbers(graph, 1)[SameModule]);
    }

    [Fact]
    public void What_is_no_reference_has_no_numbers()
    {
        var numbers = new float[ReferenceContext.Width];
        Array.Fill(numbers, 7);
        new ReferenceContext(Graph([("f.a", "")])).Fill(0, new Cell("role", "\"x\"", "word"), numbers);
        Assert.All(numbers, n => Assert.Equal(0, n));
        Array.Fill(numbers, 7);
        new ReferenceContext(Graph([("f.a", "")])).Fill(0, new Cell("role", "→ role.gone", "→ role"), numbers);
        Assert.All(numbers, n => Assert.Equal(0, n));
    }

    [Theory]
    [InlineData("→ role.b[0]")]
    [InlineData("→ role.b[\"x.y\"]")]
    public void A_reference_to_an_instance_leads_to_its_block(string outcome)
    {
        var graph = Graph([("f.a", ""), ("f.b", ""), ("role.a", ""), ("role.b", "")], (0, 2), (1, 3));
        var (whole, one) = (new float[ReferenceContext.Width], new float[ReferenceContext.Width]);
        new ReferenceContext(graph).Fill(1, graph.Blocks[1].Cells[0], whole);
        var instance = graph.Blocks[1].Cells[0] with { Outcome = outcome };
        graph = graph with { Blocks = [.. graph.Blocks.Select((b, i) => i == 1 ? b with { Cells = [instance] } : b)] };
        new ReferenceContext(graph).Fill(1, instance, one);
        Assert.Equal(1, one[0]);
        Assert.Equal(whole, one);
    }

    [Fact]
    public void Who_refers_to_another_instance_does_not_share_it()
    {
        var graph = Graph([("f.a", ""), ("f.b", ""), ("f.c", ""), ("role.r", "")], (0, 3), (1, 3), (2, 3));
        string[] keys = ["x", "x", "y"];
        graph = graph with
        {
            Blocks = [.. graph.Blocks.Select((b, i) => i < 3 ? b with { Cells = [b.Cells[0] with { Outcome = $"→ role.r[\"{keys[i]}\"]" }] } : b)],
        };
        Assert.Equal([Math.Log(2), Math.Log(2), 0], Enumerable.Range(0, 3).Select(i => Math.Round(Numbers(graph, i)[Shared], 5)), (a, b) => Math.Abs(a - b) < 1e-4);
    }

    [Fact]
    public void Names_play_no_part()
    {
        var one = Graph([("f.a", ""), ("f.b", ""), ("role.a", ""), ("role.b", "")], (0, 2), (1, 3));
        var other = Graph([("f.x", ""), ("f.y", ""), ("role.q", ""), ("role.p", "")], (0, 2), (1, 3));
        Assert.Equal(Numbers(one, 0), Numbers(other, 0));
    }

    private static float[] Numbers(GraphFeatures graph, int block)
    {
        var numbers = new float[ReferenceContext.Width];
        new ReferenceContext(graph).Fill(block, graph.Blocks[block].Cells.First(c => c.IsReference), numbers);
        return numbers;
    }

    /// <summary>Blocks by address and module; what comes before the dot is the type. All references are made by <c>role</c>, but those to
    /// a network.</summary>
    private static GraphFeatures Graph((string Address, string Module)[] blocks, params (int From, int To)[] edges)
    {
        string TypeOf(int i) => blocks[i].Address.Split('.')[0];
        string PathTo(int i) => TypeOf(i) == "net" ? "zone" : "role";
        var built = blocks.Select((b, i) => new BlockFeatures(b.Address, TypeOf(i), b.Module, 1, null, null,
            [.. edges.Where(e => e.From == i).Select(e => new Cell(PathTo(e.To), $"→ {blocks[e.To].Address}", $"→ {TypeOf(e.To)}"))]));
        return new GraphFeatures("r", "r/g", SourceForm.Configuration, HasAttributes: true, [.. built],
            [.. edges.Select(e => new FeatureEdge(e.From, e.To, PathTo(e.To), PathTo(e.To)))]);
    }
}
