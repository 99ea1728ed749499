using GraphSec.Pipeline.Report;
using GraphSec.Pipeline.Report.Graph;

namespace GraphSec.Tests.Pipeline.Report;

public sealed class GraphLayoutTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    [InlineData(700)]
    public void Nodes_do_not_hide_each_other_and_stand_in_their_box(int count)
    {
        var graph = ReportGraph.Of(ReportSamples.Many(count));
        var layout = GraphLayout.Of(graph);
        for (var i = 0; i < count; i++)
        {
            Assert.True(double.IsFinite(layout.X[i]) && double.IsFinite(layout.Y[i]));
            for (var j = 0; j < i; j++)
            {
                Assert.True(Math.Abs(layout.X[i] - layout.X[j]) > 24 || Math.Abs(layout.Y[i] - layout.Y[j]) > 24, $"{i} and {j} of {count}");
            }

            var module = graph.Nodes[i].Block.ModulePath;
            Assert.Equal(module.Length > 0 ? [module] : [], layout.Boxes.Where(box => Holds(box, layout.X[i], layout.Y[i])).Select(box => box.Label));
        }
    }

    [Fact]
    public void Boxes_stand_side_by_side()
    {
        var boxes = GraphLayout.Of(ReportGraph.Of(ReportSamples.Many(900))).Boxes;
        Assert.Equal(7, boxes.Count);
        foreach (var (a, b) in boxes.SelectMany((a, i) => boxes.Take(i), (a, b) => (a, b)))
        {
            Assert.True(a.X + a.Width <= b.X || b.X + b.Width <= a.X || a.Y + a.Height <= b.Y || b.Y + b.Height <= a.Y);
        }
    }

    [Fact]
    public void The_same_graph_is_laid_out_the_same()
    {
        var (first, second) = (GraphLayout.Of(ReportGraph.Of(ReportSamples.Many(600))), GraphLayout.Of(ReportGraph.Of(ReportSamples.Many(600))));
        Assert.Equal(first.X, second.X);
        Assert.Equal(first.Y, second.Y);
    }

    [Fact]
    public void Nothing_is_laid_out_as_nothing()
    {
        var layout = GraphLayout.Of(ReportGraph.Of(Findings.Of([], new ReportOptions())));
        Assert.Empty(layout.Boxes);
        Assert.Empty(layout.X);
    }

    private static bool Holds(Box box, double x, double y) => x > box.X && x < box.X + box.Width && y > box.Y && y < box.Y + box.Height;
}
