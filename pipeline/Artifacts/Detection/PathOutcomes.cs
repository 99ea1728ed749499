namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>
/// The outcomes of one path of one type in one graph: those that training knows, and those that this graph adds. Values that
/// neither knows by name are counted under their shape.
/// </summary>
internal sealed class PathOutcomes
{
    private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);
    private readonly List<string> names = [];
    private readonly List<double> counts = [];
    private readonly List<string> shapes = [];
    private readonly Dictionary<string, double> instancesOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> instancesOfShape = new(StringComparer.Ordinal);

    public PathOutcomes(IReadOnlyList<string> trained)
    {
        foreach (var name in trained)
        {
            IdOf(name, Cell.Other);
        }

        TrainedCount = trained.Count;
        AbsentId = IdOf(Cell.Absent, Cell.Absent);
        OtherId = IdOf(Cell.Other, Cell.Other);
    }

    /// <summary>The first ids are the training's rows, in its order.</summary>
    public int TrainedCount { get; }

    public int AbsentId { get; }

    public int OtherId { get; }

    public int Count => names.Count;

    public string Name(int id) => names[id];

    /// <summary>The trained id that an outcome of this graph alone takes its probability from.</summary>
    public int FallbackOf(int id) => ids.TryGetValue(shapes[id], out var shape) && shape < TrainedCount ? shape : OtherId;

    /// <summary>Weighted instances that have an outcome.</summary>
    public double Weight(int id) => counts[id];

    /// <summary>First pass: how many instances have a value, which decides whether it gets a name here.</summary>
    public void Note(string outcome, double instances) =>
        instancesOf[outcome] = instancesOf.GetValueOrDefault(outcome) + instances;

    /// <summary>First pass, once a block: how many instances have any value of a shape.</summary>
    public void NoteShape(string shape, double instances) =>
        instancesOfShape[shape] = instancesOfShape.GetValueOrDefault(shape) + instances;

    /// <summary>Second pass: adds the weight of a block's instances to its outcome.</summary>
    public void Add(int id, double weight) => counts[id] += weight;

    /// <summary>The id of what a cell holds: its value where training knows it or it is usual here, else its shape.</summary>
    public int Resolve(string outcome, string shape)
    {
        if (ids.TryGetValue(outcome, out var id))
        {
            return id;
        }

        return IdOf(IsUsualHere(outcome, shape) ? outcome : shape, shape);
    }

    /// <summary>Two instances make a value usual. A target of references needs most of those to its type, for that siblings refer to
    /// different ones of a type is the rule.</summary>
    private bool IsUsualHere(string outcome, string shape)
    {
        var instances = instancesOf.GetValueOrDefault(outcome);
        var isReference = outcome.StartsWith(Cell.Arrow, StringComparison.Ordinal);
        return instances > 1 && (!isReference || instances > instancesOfShape.GetValueOrDefault(shape) / 2);
    }

    private int IdOf(string name, string shape)
    {
        if (!ids.TryGetValue(name, out var id))
        {
            ids[name] = id = names.Count;
            names.Add(name);
            shapes.Add(shape);
            counts.Add(0);
        }

        return id;
    }
}
