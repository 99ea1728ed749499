using GraphSec.Models.Detectors.Evidence;
using GraphSec.Models.Kernels;
using GraphSec.Models.Storage;
using GraphSec.Models.Threading;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;
using GraphSec.Pipeline.Artifacts.Faults;

namespace GraphSec.Pipeline.Train;

/// <summary>
/// Teaches a detector which oddities matter, from faults planted in repositories that the one which judges them did not see (outlier
/// exposure: Hendrycks et al., ICLR 2019) and from examples that people labelled good and bad.
/// </summary>
internal sealed class EvidenceFitting(TrainOptions options, IKernels kernels)
{
    /// <summary>Larger graphs, and further graphs of a repository that has given so many blocks, add time and little else.</summary>
    private const int MostBlocks = 350;
    private const int MostOfRepository = 900;

    /// <summary>A labelled difference counts for so many planted ones.</summary>
    private const float LabelledWeight = 4;

    /// <summary>What an example counts for that is seen as if its type were unknown.</summary>
    private const float UnknownShare = 0.3f;

    /// <summary>Graphs that one thread judges at a time.</summary>
    private const int WorksOfChunk = 32;

    private readonly EvidenceExamples examples = new(CellEvidence.Width);

    /// <summary>Plants faults in graphs and adds what a detector sees of them.</summary>
    /// <param name="unseen">Graphs of repositories that the detector's network and words did not learn from.</param>
    public void AddPlanted(Detector detector, IEnumerable<GraphFeatures> unseen)
    {
        var taken = new Dictionary<string, int>(StringComparer.Ordinal);
        var graphs = unseen.Where(g => g.Blocks.Count <= MostBlocks
            && (taken[g.Repository] = taken.GetValueOrDefault(g.Repository) + g.Blocks.Count) <= MostOfRepository).ToArray();
        var copies = new FaultPlanter(graphs, detector.Vocabulary, options.Plant).Plant().Where(p => p.Faults.Any(f => f is not null)).ToArray();
        var originals = graphs.ToDictionary(g => g.Name, StringComparer.Ordinal);
        Collect(detector,
        [
            .. graphs.Select(graph => (Action<EvidenceCollector>)(collector => collector.AddUsual(graph))),
            .. copies.Select(copy => (Action<EvidenceCollector>)(collector => collector.AddPlanted(copy, originals[copy.Graph.Name]))),
        ]);
    }

    /// <param name="labelled">Graphs whose names end in <c>good…</c> or <c>bad…</c> and are the same before that; may be none.</param>
    public void AddLabelled(Detector detector, IReadOnlyCollection<GraphFeatures> labelled) =>
        Collect(detector, [collector => collector.AddLabelled(labelled, LabelledWeight)]);

    /// <returns>The same detector with weights; as it was where there is nothing to learn from.</returns>
    public Detector Fit(Detector detector)
    {
        if (!examples.Targets.Contains(1))
        {
            return detector;
        }

        var network = EvidenceTraining.Fit(examples, options.Evidence, kernels);
        foreach (var parameter in network.Parameters)
        {
            // As for the network: what is calibrated is what the file holds.
            SafetensorsFile.RoundToHalf(parameter);
        }

        return detector.With(network, detector.Preference);
    }

    /// <summary>Everything a second time as if its type were unknown: the weights must not rely on what there may not be.</summary>
    private void Collect(Detector detector, Action<EvidenceCollector>[] works)
    {
        foreach (var (view, share) in ((Detector, float)[])[(detector, 1), (detector.Untrained(), UnknownShare)])
        {
            // Cut and put together by the works alone, so that the threads make no difference.
            var chunks = works.Chunk(WorksOfChunk).ToArray();
            var found = new EvidenceExamples[chunks.Length];
            if (kernels.Memory.IsHost)
            {
                Parallel.For(0, chunks.Length, new ParallelOptions { MaxDegreeOfParallelism = Workers.Threads }, i => Workers.Alone(() => Run(i)));
            }
            else
            {
                // Libtorch's kernels serve one thread.
                Enumerable.Range(0, chunks.Length).ToList().ForEach(Run);
            }

            foreach (var some in found)
            {
                examples.Add(some);
            }

            void Run(int chunk)
            {
                found[chunk] = new EvidenceExamples(CellEvidence.Width);
                var collector = new EvidenceCollector(view, options.Evidence.Buckets, found[chunk], kernels, share);
                foreach (var work in chunks[chunk])
                {
                    work(collector);
                }
            }
        }
    }
}
