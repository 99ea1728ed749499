using GraphSec.Models;

namespace GraphSec.Pipeline.Artifacts.Faults;

/// <summary>
/// Plants faults in copies of graphs. Kinds with controls are planted one kind a copy, in blocks drawn from all that could have
/// it, so that those with a fault and those without have as many edges and cells. The others are mixed, at most the share of
/// contamination in a copy; in a block of several instances, every other one is left to a single instance.
/// </summary>
public sealed class FaultPlanter(IReadOnlyList<GraphFeatures> graphs, Vocabulary vocabulary, PlantOptions options)
{
    /// <summary>Rare kinds are planted oftener, for the sake of narrow intervals.</summary>
    private const int Enough = 100;
    private const int MostRounds = 10;

    /// <summary>Every kind there is, those with controls first.</summary>
    public IReadOnlyList<Fault> Faults { get; } =
        [.. ((IEnumerable<Fault>)[.. new GenericFaults(vocabulary).All, .. FaultLibrary.All]).Where(f => !options.Without.Contains(f.Family))];

    /// <summary>All planted graphs, in the order of kinds, rounds and graphs.</summary>
    public IEnumerable<PlantedGraph> Plant() =>
        Faults.Where(f => f.HasControls).SelectMany(f => Controlled(f, options.Rounds, Enough)).Concat(graphs.SelectMany(Mixed));

    /// <summary>One kind of fault, in all graphs that have blocks for it.</summary>
    /// <param name="rounds">Samples, at the least.</param>
    /// <param name="enough">Faults after which there are no more samples than that; at most <see cref="MostRounds"/> are drawn.</param>
    public IEnumerable<PlantedGraph> Controlled(Fault fault, int rounds, int enough)
    {
        var random = Random(fault.Name);
        var eligible = graphs.Select(g => Eligible(g, fault)).ToArray();
        var blocks = graphs.SelectMany((g, i) => EligibleBlock.Of(g, i, eligible[i], random)).Order().ToArray();
        if (blocks.Length == 0)
        {
            yield break;
        }

        // Two blocks that exchange something both get a fault.
        var share = options.Contamination / (fault.Name == GenericFaults.SwappedReference ? 2 : 1);
        var sample = new SystematicSample(blocks, share, random.NextDouble());
        var kinds = new SortedSet<string>(StringComparer.Ordinal) { fault.Name };
        rounds = Math.Max(rounds, Math.Min(MostRounds, enough / sample.Size));
        for (var round = 0; round < rounds; round++)
        {
            var chosen = sample.Draw(round, rounds, fault.CellsLost).ToLookup(c => c.Graph, c => c.Block);
            for (var g = 0; g < graphs.Count; g++)
            {
                if (eligible[g].Count > 0)
                {
                    var copy = new EditableGraph(graphs[g]);
                    foreach (var block in chosen[g])
                    {
                        TryPlant(copy, block, fault, random);
                    }

                    yield return copy.Build(kinds, eligible[g]);
                }
            }
        }
    }

    /// <summary>Copies of a graph with faults of the library, each kind in as many blocks as there are rounds, if it has that many.</summary>
    private IEnumerable<PlantedGraph> Mixed(GraphFeatures graph, int number)
    {
        var random = Random($"{number} {graph.Name}");
        var waiting = new List<(int Block, Fault Fault)>();
        foreach (var fault in FaultLibrary.All.Where(f => !options.Without.Contains(f.Family)))
        {
            var blocks = Eligible(graph, fault).ToArray();
            random.Shuffle<int>(blocks);
            waiting.AddRange(blocks.Take(options.Rounds).Select(b => (b, fault)));
        }

        var order = waiting.ToArray();
        random.Shuffle<(int Block, Fault Fault)>(order);
        waiting = [.. order];
        var room = Math.Max(1, (int)Math.Round(graph.Blocks.Count * options.Contamination));
        while (waiting.Count > 0)
        {
            var copy = new EditableGraph(graph);
            var kinds = new SortedSet<string>(StringComparer.Ordinal);
            var left = new List<(int Block, Fault Fault)>();
            var planted = 0;
            foreach (var (block, fault) in waiting)
            {
                if (planted >= room || copy.IsFaulty(block))
                {
                    left.Add((block, fault));
                }
                else if (TryPlant(copy, block, fault, random))
                {
                    kinds.Add(fault.Name);
                    planted++;
                }
            }

            waiting = left;
            if (planted > 0)
            {
                yield return copy.Build(kinds, null);
            }
        }
    }

    private static bool TryPlant(EditableGraph copy, int block, Fault fault, Pcg32 random)
    {
        if (copy.IsFaulty(block) || copy.IsRemoved(block) || fault.Rule(copy, block, random) is not { } edit)
        {
            return false;
        }

        var (cells, edges) = (copy.CellsOf(block).ToArray(), copy.EdgesFrom(block));
        edit.Apply();
        if (!fault.HasControls && copy.HasInstances(block) && copy.EdgesFrom(block).SequenceEqual(edges) && random.Next(2) == 0)
        {
            copy.Confine(block, cells, random);
        }

        copy.Mark(block, fault.Name);
        if (edit.Partner >= 0)
        {
            copy.Mark(edit.Partner, fault.Name);
        }

        return true;
    }

    private static List<int> Eligible(GraphFeatures graph, Fault fault)
    {
        var copy = new EditableGraph(graph);
        var random = new Pcg32(0);
        return [.. Enumerable.Range(0, graph.Blocks.Count).Where(b => fault.Rule(copy, b, random) is not null)];
    }

    /// <summary>Of its own for every kind and graph (FNV-1a), so that one more kind does not change the draw for the others.</summary>
    private Pcg32 Random(string name)
    {
        var hash = 14695981039346656037ul;
        foreach (var c in name)
        {
            hash = (hash ^ c) * 1099511628211ul;
        }

        return new Pcg32((ulong)options.Seed, hash & 0x7FFFFFFF);
    }
}
