using GraphSec.Models;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Featurize;
using GraphSec.Pipeline.Flatten;

namespace GraphSec.Benchmarks;

/// <summary>
/// Many graphs from few, no two alike: in each copy some cells say what others of their path say, some edges are missing, and
/// every text is an object of its own, as when it was read from a file. What equal nodes save is thus less than in code that
/// people copy.
/// </summary>
internal static class BulkCorpus
{
    private const float ChangedCells = 0.1f;
    private const float MissingEdges = 0.05f;

    /// <summary>Graphs of folders, in their order; what cannot be read is left out.</summary>
    public static List<GraphFeatures> Read(IEnumerable<string> folders, FlowOptions options)
    {
        var (flow, graphs) = (new Flow(options), new List<GraphFeatures>());
        foreach (var folder in folders)
        {
            try
            {
                graphs.AddRange(flow.Read(folder).Graphs.Select(graph => CellExtractor.Extract(Flattener.Flatten(graph, options.Flatten))));
            }
            catch (InputException)
            {
                // Not every folder holds code.
            }
        }

        return graphs;
    }

    /// <summary>Changed copies of graphs in turn until they have so many instances.</summary>
    public static List<GraphFeatures> Copies(IReadOnlyList<GraphFeatures> graphs, int instances)
    {
        var seen = graphs.SelectMany(graph => graph.Blocks).SelectMany(block => block.Cells.Select(cell => (block.Type, Cell: cell)))
            .GroupBy(each => (each.Type, each.Cell.Path)).ToDictionary(group => group.Key, group => group.Select(each => each.Cell).ToArray());
        var (copies, random) = (new List<GraphFeatures>(), new Pcg32(1));
        for (var (i, made) = (0, 0); made < instances; i++)
        {
            copies.Add(Copy(graphs[i % graphs.Count], seen, random));
            made += Instances(copies[^1]);
        }

        return copies;
    }

    public static int Instances(GraphFeatures graph) => graph.Blocks.Sum(block => Math.Max(1, block.Instances));

    private static GraphFeatures Copy(GraphFeatures graph, Dictionary<(string, string), Cell[]> seen, Pcg32 random) => graph with
    {
        Blocks = [.. graph.Blocks.Select(block => block with
        {
            Type = Own(block.Type),
            Cells = [.. block.Cells.Select(cell =>
            {
                var others = seen[(block.Type, cell.Path)];
                var other = random.NextSingle() < ChangedCells ? others[random.Next(others.Length)] : cell;
                return cell with { Path = Own(cell.Path), Outcome = Own(other.Outcome), Shape = Own(other.Shape) };
            })],
        })],
        Edges = [.. graph.Edges.Where(_ => random.NextSingle() >= MissingEdges)],
    };

    private static string Own(string text) => new(text.AsSpan());
}
