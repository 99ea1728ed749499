namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>
/// The outcomes of one path of one type in one graph: those that training knows, and those that this graph adds. Values that
/// neither knows by name are counted under their shape. The first ids are the training's, in its order.
/// </summary>
internal sealed class PathOutcomes
{
    private readonly VariableWords? trained;
    private List<(string Name, string Shape)>? added;
    private Dictionary<string, double>? instancesOf;
    private Dictionary<string, double>? instancesOfShape;
    private double[] counts;
    private (int Blocks, int Last)[] owners;

    /// <param name="trained">Null where training knew nothing of the path.</param>
    public PathOutcomes(VariableWords? trained)
    {
        this.trained = trained;
        TrainedCount = trained?.Count ?? 0;
        counts = new double[TrainedCount + 2];
        owners = new (int, int)[TrainedCount + 2];
        AbsentId = trained is { Absent: >= 0 } ? trained.Absent : Add(Cell.Absent, Cell.Absent);
        OtherId = trained is { Other: >= 0 } ? trained.Other : Add(Cell.Other, Cell.Other);
    }

    public int TrainedCount { get; }

    public int AbsentId { get; }

    public int OtherId { get; }

    public int Count => TrainedCount + (added?.Count ?? 0);

    /// <summary>Weighted instances that have each outcome.</summary>
    public ReadOnlySpan<double> Weights => counts.AsSpan(0, Count);

    /// <summary>Blocks that the path is asked of.</summary>
    public int Blocks { get; private set; }

    public string Name(int id) => id < TrainedCount ? trained!.Name(id) : added![id - TrainedCount].Name;

    public bool IsNothing(int id) => id < TrainedCount ? trained!.IsNothing[id] : Outcomes.IsNothing(Name(id));

    /// <summary>The trained id that an outcome of this graph alone takes its probability from.</summary>
    public int FallbackOf(int id) => trained?.NumberOf(added![id - TrainedCount].Shape) is >= 0 and var shape ? shape : OtherId;

    /// <summary>First pass: how many instances have a value that training did not know, which decides whether it gets a name here.
    /// </summary>
    public void Note(string outcome, double instances)
    {
        instancesOf ??= new Dictionary<string, double>(StringComparer.Ordinal);
        instancesOf[outcome] = instancesOf.GetValueOrDefault(outcome) + instances;
    }

    /// <summary>First pass, once a block: how many instances refer to anything of a shape.</summary>
    public void NoteShape(string shape, double instances)
    {
        instancesOfShape ??= new Dictionary<string, double>(StringComparer.Ordinal);
        instancesOfShape[shape] = instancesOfShape.GetValueOrDefault(shape) + instances;
    }

    /// <summary>Second pass: adds the weight of a block's instances to its outcome.</summary>
    /// <param name="block">Number of the block; cells of one block follow each other.</param>
    /// <param name="kind">What kind of value it is.</param>
    public void Add(int id, double weight, int block, string kind)
    {
        counts[id] += weight;
        owners[id] = With(owners[id], block);
        Kinds[kind] = With(Kinds.GetValueOrDefault(kind), block);
    }

    private static (int Blocks, int Last) With((int Blocks, int Last) owners, int block) =>
        (owners.Last == block + 1 ? owners.Blocks : owners.Blocks + 1, block + 1);

    /// <summary>Second pass, once a block.</summary>
    public void AddBlock() => Blocks++;

    /// <summary>Blocks that have an outcome, however often.</summary>
    public int BlocksWith(int id) => owners[id].Blocks;

    /// <summary>The kinds of values there, and the blocks that have each.</summary>
    public Dictionary<string, (int Blocks, int Last)> Kinds { get; } = new(StringComparer.Ordinal);

    /// <summary>The id of what a cell holds, where training does not know its value: that if it is usual here, else its shape.</summary>
    public int Resolve(string outcome, string shape)
    {
        var id = Find(outcome);
        if (id >= 0)
        {
            return id;
        }

        var name = IsUsualHere(outcome, shape) ? outcome : shape;
        id = Find(name);
        return id >= 0 ? id : Add(name, shape);
    }

    /// <summary>Two instances make a value usual. A target of references needs most of those to its type, for that siblings refer to
    /// different ones of a type is the rule.</summary>
    private bool IsUsualHere(string outcome, string shape)
    {
        var instances = instancesOf?.GetValueOrDefault(outcome) ?? 0;
        var isReference = outcome.StartsWith(Cell.Arrow, StringComparison.Ordinal);
        return instances > 1 && (!isReference || instances > (instancesOfShape?.GetValueOrDefault(shape) ?? 0) / 2);
    }

    private int Find(string name)
    {
        if (trained?.NumberOf(name) is >= 0 and var number)
        {
            return number;
        }

        for (var i = 0; i < added?.Count; i++)
        {
            if (added[i].Name == name)
            {
                return TrainedCount + i;
            }
        }

        return -1;
    }

    private int Add(string name, string shape)
    {
        (added ??= []).Add((name, shape));
        if (Count > counts.Length)
        {
            Array.Resize(ref counts, Count * 2);
            Array.Resize(ref owners, Count * 2);
        }

        return Count - 1;
    }
}
