using GraphSec.Models.Kernels;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;
using GraphSec.Pipeline.Score.Explanations;

namespace GraphSec.Pipeline.Score;

/// <summary>
/// Other graphs of the same owner, whose blocks are peers of those that are scored: what is usual here is then what is usual in all of
/// them, without any training.
/// </summary>
/// <param name="graphs">Of any form; a graph that is scored has those of its own form as peers.</param>
public sealed class Estate(IReadOnlyList<GraphFeatures> graphs)
{
    /// <summary>Keeps addresses of the estate apart from those of what is scored.</summary>
    private const string Prefix = "peer";

    /// <summary>Scores graphs, each among its peers; theirs are left out of the result.</summary>
    public IReadOnlyList<GraphScores> Score(IReadOnlyList<GraphFeatures> own, Detector detector, ScoreOptions options, IKernels kernels) =>
        Explainer.Explain([.. own.Select(graph => Judge(graph, detector, options, kernels))]);

    private JudgedGraph Judge(GraphFeatures graph, Detector detector, ScoreOptions options, IKernels kernels)
    {
        var (among, origins) = Joined(graph);
        var joined = detector.Score(among, options.Threshold, kernels);
        var own = graph.Blocks.ToHashSet<BlockFeatures>(ReferenceEqualityComparer.Instance);
        return new JudgedGraph(
            new GraphScores(graph, options.Threshold, [.. joined.Blocks.Where(b => own.Contains(b.Block))]),
            among,
            [.. joined.Blocks.Where(b => !b.IsOutlier && !own.Contains(b.Block)).Select(b => origins[b.Block])]);
    }

    private (GraphFeatures Among, Dictionary<BlockFeatures, BlockSight> Origins) Joined(GraphFeatures graph)
    {
        var (blocks, edges, inputs) = (graph.Blocks.ToList(), graph.Edges.ToList(), graph.SharedInputs.ToList());
        var origins = new Dictionary<BlockFeatures, BlockSight>(ReferenceEqualityComparer.Instance);
        foreach (var (peer, number) in graphs.Select((g, i) => (g, i)).Where(p => IsPeer(p.g, graph)))
        {
            var first = blocks.Count;
            foreach (var block in peer.Blocks)
            {
                blocks.Add(block with { Address = $"{Prefix}{number}.{block.Address}" });
                origins.Add(blocks[^1], new BlockSight(peer, block, NearestOrigin.Peers));
            }

            edges.AddRange(peer.Edges.Select(e => e with { From = first + e.From, To = first + e.To }));
            inputs.AddRange(peer.SharedInputs.Select(i => i with { Blocks = [.. i.Blocks.Select(block => first + block)] }));
        }

        return (graph with { Blocks = blocks, Edges = edges, SharedInputs = inputs }, origins);
    }

    /// <summary>What is scored is no peer of its own, wherever in the estate it lies: a graph with nearly all the same blocks is it.</summary>
    private static bool IsPeer(GraphFeatures peer, GraphFeatures graph)
    {
        return peer.HasAttributes == graph.HasAttributes && peer.HasDirectReferences == graph.HasDirectReferences
            && peer.AbsenceIsEvidence == graph.AbsenceIsEvidence && !IsSame(peer, graph);
    }

    /// <summary>Whether nearly all blocks of one are in the other.</summary>
    internal static bool IsSame(GraphFeatures peer, GraphFeatures graph)
    {
        var own = graph.Blocks.Select(b => (b.Address, b.Fingerprint)).ToHashSet();
        return peer.Blocks.Count(b => own.Contains((b.Address, b.Fingerprint))) >= 0.9 * Math.Max(1, Math.Min(peer.Blocks.Count, own.Count));
    }
}
