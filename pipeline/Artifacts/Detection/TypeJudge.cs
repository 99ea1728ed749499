using GraphSec.Models.Detectors.Likelihood;

namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>
/// Judges the blocks of one type in one graph: each path of each block by what the network expects of it and by what its peers
/// have, the block's own instance left out.
/// </summary>
internal sealed partial class TypeJudge
{
    private readonly Detector detector;
    private readonly EncodedGraph encoded;
    private readonly Lazy<ReferenceContext> references;
    private readonly SlotDistributions? distributions;
    private readonly int type;
    private readonly TypeWords? words;
    private readonly IReadOnlyList<int> blocks;
    private readonly TypePaths paths;
    private readonly PathOutcomes?[] outcomesOf;
    private readonly int[] slotOf;
    private readonly JudgedBlock judged;
    private readonly OtherBlocks others = new();
    private readonly bool comparesOthers;
    private (int Block, Qualifiers? Of) qualifiers;
    private double[] basis = new double[64];
    private int[] sharing = new int[64];

    /// <param name="typeKey">The blocks' type.</param>
    /// <param name="references">Of the graph, for the thread.</param>
    /// <param name="distributions">What the network expects, pooled with the plain frequencies; null leaves it to the peers.</param>
    /// <param name="firstSlot">Number of the graph's first slot among those of the distributions.</param>
    /// <param name="judged">Takes each block's judgement in turn.</param>
    public TypeJudge(
        Detector detector, EncodedGraph encoded, Lazy<ReferenceContext> references, SlotDistributions? distributions, int firstSlot, string typeKey,
        IReadOnlyList<int> blocks, JudgedBlock judged)
    {
        (this.detector, this.encoded, this.references, this.distributions, FirstSlot) = (detector, encoded, references, distributions, firstSlot);
        (this.blocks, this.judged, Type) = (blocks, judged, typeKey);
        comparesOthers = (detector.Options.Without & (DetectorParts.Peers | DetectorParts.Others)) == 0;
        var known = detector.Vocabulary.TypeOf(typeKey);
        type = distributions is null ? -1 : known;
        words = known < 0 ? null : detector.Vocabulary.WordsOf(known);
        paths = new TypePaths(encoded, words, blocks);
        outcomesOf = new PathOutcomes?[paths.Count];
        slotOf = new int[paths.Count];
        Array.Fill(slotOf, -1);
        GatherPaths();
        CountPeers();
    }

    /// <summary>Of the blocks.</summary>
    public string Type { get; }

    private int FirstSlot { get; }

    private GraphFeatures Features => encoded.Features;

    /// <summary>Judges all paths of a block. To be referred to by what training never saw refer to the type is no oddity; to lack
    /// what peers are referred to by is one.</summary>
    public JudgedBlock Judge(int block)
    {
        judged.Clear();
        paths.Turn(block);
        FindSlots(block);
        var cells = encoded.CellsOf(block);
        var weight = InstanceWeight(InstancesOf(block));
        for (var path = 0; path < outcomesOf.Length; path++)
        {
            if (outcomesOf[path] is { } outcomes && paths.Applies(cells, path)
                && !(slotOf[path] < 0 && paths.First(path) >= 0 && Cell.IsStructural(paths.Name(path))))
            {
                Judge(block, path, outcomes, weight);
            }
        }

        return judged;
    }

    /// <summary>A judged cell in words.</summary>
    /// <param name="total">Surprise of all reasons, in nats.</param>
    public CellSurprise Surprise(int block, JudgedCell judged, double total)
    {
        var outcomes = outcomesOf[judged.Path]!;
        var path = paths.Name(judged.Path);
        var (cell, training) = (CellOf(block, judged), new TrainingCounts(TrainedOf(judged)));
        var (usual, seen) = (training.AtLeast(judged.Usual), training.AtMost(judged.Seen));
        return new CellSurprise(path, Display(cell, outcomes, judged.Seen), judged.Probability, judged.Tail, outcomes.Name(judged.Usual),
            judged.UsualProbability)
        {
            SeenAs = outcomes.Name(judged.Seen),
            Kind = cell.Shape,
            Instances = cell.Instances,
            Peers = judged.Peers,
            PeersUsual = judged.PeersUsual,
            PeersSeen = judged.PeersSeen,
            TrainingBlocks = training.Blocks,
            TrainingUsual = usual.Blocks,
            TrainingUsualIsLeast = usual.IsBound,
            TrainingSeen = seen.Blocks,
            TrainingSeenIsMost = seen.IsBound,
            Share = judged.Nats / total,
            TrainingRepositories = Repositories,
        };
    }

    /// <summary>The path of a judged cell.</summary>
    public string PathOf(JudgedCell judged) => paths.Name(judged.Path);

    /// <summary>The cell itself; one that says so where nothing stands.</summary>
    public Cell CellOf(int block, JudgedCell judged) => judged.Cell < 0
        ? new Cell(PathOf(judged), Cell.Absent, Cell.Absent)
        : encoded.CellsOf(block)[judged.Cell];

    public string SeenOf(JudgedCell judged) => outcomesOf[judged.Path]!.Name(judged.Seen);

    public string UsualOf(JudgedCell judged) => outcomesOf[judged.Path]!.Name(judged.Usual);

    /// <summary>What training saw of the path, or null.</summary>
    public VocabularyVariable? TrainedOf(JudgedCell judged) => judged.IsTrained ? words!.Of(judged.Path).Variable : null;

    /// <summary>The sizes that training saw at the path, or null.</summary>
    public TrainedMagnitudes? MagnitudesOf(JudgedCell judged) => judged.IsTrained ? words!.Of(judged.Path).Magnitudes : null;

    /// <summary>How often training saw what was seen, of all outcomes of the path; -1 where it never did.</summary>
    public double PriorOf(JudgedCell judged)
    {
        if (!judged.IsTrained || judged.Seen >= outcomesOf[judged.Path]!.TrainedCount)
        {
            return -1;
        }

        var schema = detector.Vocabulary.Schema;
        return Math.Exp(schema.LogPrior[schema.OutcomeOffsets[words!.FirstVariable + judged.Path] + judged.Seen]);
    }

    public SourceForm Form => Features.Form;

    /// <summary>Null for a detector without.</summary>
    public ReferenceContext? References => detector.Options.Without.HasFlag(DetectorParts.References) ? null : references.Value;

    /// <summary>Null for a detector without.</summary>
    public HouseValues? House => detector.Options.Without.HasFlag(DetectorParts.House) ? null : encoded.House.Value;

    /// <summary>Whether it matters how large a value is, beside how rare.</summary>
    public bool ComparesMagnitudes => !detector.Options.Without.HasFlag(DetectorParts.Magnitudes);

    public ReadOnlySpan<Cell> CellsOf(int block) => encoded.CellsOf(block);

    /// <summary>Kept until the next block; null for a detector without.</summary>
    public Qualifiers? QualifiersOf(int block)
    {
        if (detector.Options.Without.HasFlag(DetectorParts.Qualifiers))
        {
            return null;
        }

        if (qualifiers.Of is null || qualifiers.Block != block)
        {
            qualifiers = (block, new Qualifiers(CellsOf(block)));
        }

        return qualifiers.Of;
    }

    /// <summary>Repositories that training saw the type in.</summary>
    public int Repositories => type >= 0 ? detector.Vocabulary.Types[type].Repositories : 0;

    private void Judge(int block, int path, PathOutcomes outcomes, double weight)
    {
        var count = outcomes.Count;
        var expected = Base(path, outcomes);
        var strength = Strength(path);
        var probabilities = judged.Open(count);
        double smallest = 1, least = 0;
        var c = paths.First(path);
        if (comparesOthers)
        {
            CompareOthers(block, c, outcomes);
        }

        do
        {
            var id = c < 0 ? outcomes.AbsentId : IdOf(block, c, outcomes);
            var own = (id, weight);
            var peers = PeerMixture.Mix(outcomes.Weights, own, strength, detector.Options.Discount, expected, probabilities);
            var usual = 0;
            least = probabilities[0];
            for (var i = 1; i < probabilities.Length; i++)
            {
                usual = probabilities[i] > probabilities[usual] ? i : usual;
                least = Math.Min(least, probabilities[i]);
            }

            var tail = Tail(path, outcomes, id, usual, probabilities);
            smallest = Math.Min(smallest, tail);
            judged.Cells.Add(new JudgedCell
            {
                Path = path,
                Cell = c,
                Seen = id,
                Usual = usual,
                Probability = probabilities[id],
                UsualProbability = probabilities[usual],
                Tail = tail,
                Expected = expected[id],
                ExpectedTail = judged.IsRaw ? expected[id] : PeerMixture.Tail(expected, expected[id]),
                Strength = strength,
                Peers = peers,
                PeersSeen = PeerMixture.Peers(outcomes.Weights, own, id),
                PeersUsual = PeerMixture.Peers(outcomes.Weights, own, usual),
                Others = comparesOthers ? others.Having(id, usual, c < 0 ? Cell.Absent : encoded.CellsOf(block)[c].Shape) : default,
                IsTrained = slotOf[path] >= 0,
            });
            c = c < 0 ? -1 : paths.Next(c);
        }
        while (c >= 0);
        judged.Close(count, smallest, least);
    }

    /// <param name="c">The first of the block's cells at the path, or -1.</param>
    private void CompareOthers(int block, int c, PathOutcomes outcomes)
    {
        others.Start(outcomes);
        var cells = encoded.CellsOf(block);
        if (c < 0)
        {
            others.LeaveOut(outcomes.AbsentId, Cell.Absent);
        }

        for (; c >= 0; c = paths.Next(c))
        {
            others.LeaveOut(IdOf(block, c, outcomes), cells[c].Shape);
        }

        others.Finish();
    }

    /// <summary>What stands there, not the shape it was judged under.</summary>
    private static string Display(Cell cell, PathOutcomes outcomes, int id) =>
        cell.Outcome == cell.Shape ? outcomes.Name(id) == Cell.Other ? cell.Shape : outcomes.Name(id) : cell.Outcome;

    private int IdOf(int block, int c, PathOutcomes outcomes)
    {
        var trained = TrainedId(block, c, outcomes);
        var cell = encoded.CellsOf(block)[c];
        return trained >= 0 ? trained : outcomes.Resolve(cell.Outcome, cell.Shape);
    }

    private int TrainedId(int block, int c, PathOutcomes outcomes) =>
        outcomes.TrainedCount == 0 ? -1 : encoded.CellOutcomes[encoded.CellOffsets[block] + c];

    private int InstancesOf(int block, Cell cell) => cell.Instances.Count > 0 ? cell.Instances.Count : InstancesOf(block);

    public int InstancesOf(int block) => Math.Max(1, Features.Blocks[block].Instances);

    private double InstanceWeight(int instances) => Math.Min(1, detector.Options.FullInstances / instances);

    private void FindSlots(int block)
    {
        if (type >= 0)
        {
            slotOf.AsSpan(0, paths.Known).Fill(-1);
            var numbers = encoded.Numbers;
            for (var slot = numbers.SlotOffsets[block] + 1; slot < numbers.SlotOffsets[block + 1]; slot++)
            {
                slotOf[numbers.SlotVariable[slot] - words!.FirstVariable] = slot;
            }
        }
    }
}
