using GraphSec.Models.Detectors.Likelihood;

namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>
/// Judges the blocks of one type in one graph: each path of each block by what the network expects of it and by what its peers
/// have, the block's own instance left out.
/// </summary>
internal sealed class TypeJudge
{
    private readonly Detector detector;
    private readonly EncodedGraph encoded;
    private readonly SlotDistributions? distributions;
    private readonly int type;
    private readonly IReadOnlyList<int> blocks;
    private readonly SortedDictionary<string, PathOutcomes> paths = new(StringComparer.Ordinal);
    private readonly Dictionary<int, Dictionary<string, List<Cell>>> cellsOf = [];

    public TypeJudge(Detector detector, EncodedGraph encoded, SlotDistributions? distributions, string typeKey, IReadOnlyList<int> blocks)
    {
        this.detector = detector;
        this.encoded = encoded;
        this.distributions = distributions;
        this.blocks = blocks;
        type = distributions is null ? -1 : detector.Vocabulary.TypeOf(typeKey);
        GatherPaths();
        CountPeers();
    }

    /// <summary>All judged paths of a block. To be referred to by what training never saw refer to the type is no oddity; to lack
    /// what peers are referred to by is one.</summary>
    public List<JudgedSlot> Judge(int block)
    {
        var judged = new List<JudgedSlot>();
        var slots = SlotsByPath(block);
        foreach (var (path, outcomes) in paths)
        {
            var slot = slots.GetValueOrDefault(path, -1);
            if (Applies(block, path, out var cells) && !(slot < 0 && cells is not null && Cell.IsStructural(path)))
            {
                judged.Add(Judge(block, path, outcomes, cells, slot));
            }
        }

        return judged;
    }

    private JudgedSlot Judge(int block, string path, PathOutcomes outcomes, List<Cell>? cells, int slot)
    {
        var options = detector.Options;
        var instances = Math.Max(1, encoded.Features.Blocks[block].Instances);
        var weight = InstanceWeight(instances);
        var basis = Base(outcomes, slot);
        var strength = Strength(slot);
        var seen = new List<CellSurprise>();
        double[] shown = basis;
        foreach (var cell in cells ?? [new Cell(path, Cell.Absent, Cell.Absent)])
        {
            var id = outcomes.Resolve(cell.Outcome, cell.Shape);
            var counts = new double[outcomes.Count];
            for (var i = 0; i < counts.Length; i++)
            {
                counts[i] = Math.Max(0, outcomes.Weight(i) - (i == id ? weight : 0));
            }

            var probabilities = (double[])basis.Clone();
            PeerMixture.Mix(counts, strength, options.Discount, probabilities);
            shown = probabilities;
            seen.Add(Surprise(path, cell, outcomes, id, probabilities, counts, slot));
        }

        return new JudgedSlot(path, shown, seen);
    }

    /// <summary>Peers that the base distribution is worth: fewer where few repositories stand behind it.</summary>
    private double Strength(int slot)
    {
        if (slot < 0)
        {
            return detector.Concentration.Untrained;
        }

        double repositories = detector.Vocabulary.Types[type].Repositories;
        return Math.Max(detector.Concentration.Untrained,
            detector.Concentration.Of(encoded.Numbers.SlotVariable[slot]) * repositories / (repositories + detector.Options.FewRepositories));
    }

    private CellSurprise Surprise(string path, Cell cell, PathOutcomes outcomes, int id, double[] probabilities, double[] counts, int slot)
    {
        var usual = 0;
        for (var i = 1; i < probabilities.Length; i++)
        {
            usual = probabilities[i] > probabilities[usual] ? i : usual;
        }

        var words = slot >= 0 ? detector.Vocabulary.Words(encoded.Numbers.SlotVariable[slot]) : null;
        return new CellSurprise(path, Display(cell, outcomes, id), probabilities[id], Tail(path, outcomes, id, usual, probabilities),
            outcomes.Name(usual), probabilities[usual])
        {
            Instances = cell.Instances,
            Peers = counts.Sum(),
            PeersUsual = counts[usual],
            PeersSeen = counts[id],
            TrainingBlocks = words?.Blocks ?? 0,
            TrainingUsual = usual < outcomes.TrainedCount && words is not null ? words.Outcomes[usual].Blocks : 0,
            TrainingSeen = id < outcomes.TrainedCount && words is not null ? words.Outcomes[id].Blocks : 0,
            TrainingRepositories = type >= 0 ? detector.Vocabulary.Types[type].Repositories : 0,
        };
    }

    /// <summary>The cell's p-value. Leaving an attribute out counts as setting it to nothing (false, 0, an empty list), which is what
    /// most defaults are; an unusual quantity keeps a part of its surprise.</summary>
    private double Tail(string path, PathOutcomes outcomes, int id, int usual, double[] probabilities)
    {
        var seen = probabilities[id];
        if (id == outcomes.AbsentId)
        {
            for (var i = 0; i < probabilities.Length; i++)
            {
                seen += Outcomes.IsNothing(outcomes.Name(i)) ? probabilities[i] : 0;
            }
        }

        var tail = Math.Max(seen, PeerMixture.Tail(probabilities, seen));
        var isQuantity = id != outcomes.AbsentId && !Outcomes.IsPort(path) && Outcomes.IsQuantity(outcomes.Name(id))
            && (Outcomes.IsQuantity(outcomes.Name(usual)) || usual == outcomes.AbsentId);
        return isQuantity ? Math.Pow(tail, detector.Options.QuantityWeight) : tail;
    }

    /// <summary>What stands there, not the shape it was judged under.</summary>
    private static string Display(Cell cell, PathOutcomes outcomes, int id) =>
        cell.Outcome == cell.Shape ? outcomes.Name(id) == Cell.Other ? cell.Shape : outcomes.Name(id) : cell.Outcome;

    /// <summary>The base distribution over a path's outcomes: the network's where training knew the path, else indifference, but
    /// for a path that a well-known type never had.</summary>
    private double[] Base(PathOutcomes outcomes, int slot)
    {
        var basis = new double[outcomes.Count];
        if (slot >= 0 && distributions is not null)
        {
            Tempered(distributions.Of(slot), encoded.Numbers.SlotVariable[slot], basis);
            SplitAmongLocal(outcomes, basis);
            return basis;
        }

        var known = type >= 0 ? detector.Vocabulary.Types[type].Blocks : 0;
        var present = Math.Clamp(2.0 / (known + 4), 0.02, 0.5);
        basis.AsSpan().Fill(present / (outcomes.Count - 1));
        basis[outcomes.AbsentId] = 1 - present;
        return basis;
    }

    /// <summary>network^w · frequency^(1−w), normalised: a logarithmic opinion pool.</summary>
    private void Tempered(ReadOnlySpan<float> trained, int variable, Span<double> basis)
    {
        var schema = detector.Vocabulary.Schema;
        var weight = detector.Options.ContextWeight;
        double sum = 0;
        for (var i = 0; i < trained.Length; i++)
        {
            var frequency = schema.LogPrior[schema.OutcomeOffsets[variable] + i];
            basis[i] = Math.Exp(weight * Math.Log(Math.Max(trained[i], 1e-9)) + (1 - weight) * frequency);
            sum += basis[i];
        }

        for (var i = 0; i < trained.Length; i++)
        {
            basis[i] /= sum;
        }
    }

    /// <summary>Outcomes of this graph alone share the probability of the shape that training knew them by.</summary>
    private static void SplitAmongLocal(PathOutcomes outcomes, double[] basis)
    {
        var sharing = new int[outcomes.Count];
        for (var id = outcomes.TrainedCount; id < outcomes.Count; id++)
        {
            sharing[outcomes.FallbackOf(id)]++;
        }

        for (var id = outcomes.TrainedCount; id < outcomes.Count; id++)
        {
            var fallback = outcomes.FallbackOf(id);
            if (fallback < outcomes.TrainedCount)
            {
                basis[id] = basis[fallback] / (1 + sharing[fallback]);
            }
        }

        for (var id = 0; id < outcomes.TrainedCount; id++)
        {
            basis[id] /= 1 + sharing[id];
        }
    }

    private void GatherPaths()
    {
        if (type >= 0)
        {
            foreach (var words in detector.Vocabulary.Types[type].Variables)
            {
                if (encoded.Features.Speaks(words.Path))
                {
                    paths[words.Path] = new PathOutcomes([.. words.Outcomes.Select(o => o.Text)]);
                }
            }
        }

        foreach (var block in blocks)
        {
            var cells = new Dictionary<string, List<Cell>>(StringComparer.Ordinal);
            cellsOf[block] = cells;
            var shapes = new HashSet<(string Path, string Shape)>();
            foreach (var cell in encoded.Features.Blocks[block].Cells)
            {
                (cells.TryGetValue(cell.Path, out var list) ? list : cells[cell.Path] = []).Add(cell);
                if (cell.Outcome != Cell.Unknown && encoded.Features.Speaks(cell.Path))
                {
                    var outcomes = paths.TryGetValue(cell.Path, out var known) ? known : paths[cell.Path] = new PathOutcomes([]);
                    outcomes.Note(cell.Outcome, InstancesOf(block, cell));
                    if (shapes.Add((cell.Path, cell.Shape)))
                    {
                        outcomes.NoteShape(cell.Shape, Math.Max(1, encoded.Features.Blocks[block].Instances));
                    }
                }
            }
        }
    }

    private void CountPeers()
    {
        foreach (var block in blocks)
        {
            var instances = Math.Max(1, encoded.Features.Blocks[block].Instances);
            foreach (var (path, outcomes) in paths)
            {
                if (!Applies(block, path, out var cells))
                {
                    continue;
                }

                foreach (var cell in cells ?? [])
                {
                    outcomes.Add(outcomes.Resolve(cell.Outcome, cell.Shape), InstanceWeight(instances) * InstancesOf(block, cell));
                }

                if (cells is null)
                {
                    outcomes.Add(outcomes.AbsentId, InstanceWeight(instances) * instances);
                }
            }
        }
    }

    /// <summary>Whether a block could have a path and it is known what stands there; no cells then mean absence.</summary>
    private bool Applies(int block, string path, out List<Cell>? cells)
    {
        var own = cellsOf[block];
        own.TryGetValue(path, out cells);
        var parent = Cell.ParentOf(path);
        return (parent.Length == 0 || own.ContainsKey(parent))
            && (cells is not null ? !cells.Exists(c => c.Outcome == Cell.Unknown) : encoded.Features.AbsenceIsEvidence);
    }

    private int InstancesOf(int block, Cell cell) =>
        cell.Instances.Count > 0 ? cell.Instances.Count : Math.Max(1, encoded.Features.Blocks[block].Instances);

    private double InstanceWeight(int instances) => Math.Min(1, detector.Options.FullInstances / instances);

    private Dictionary<string, int> SlotsByPath(int block)
    {
        var slots = new Dictionary<string, int>(StringComparer.Ordinal);
        if (type >= 0)
        {
            for (var slot = encoded.Numbers.SlotOffsets[block] + 1; slot < encoded.Numbers.SlotOffsets[block + 1]; slot++)
            {
                slots[encoded.SlotPaths[slot]] = slot;
            }
        }

        return slots;
    }
}
