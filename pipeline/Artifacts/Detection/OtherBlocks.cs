namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>Counts what the other blocks of a type have at a path, for one block after another. Allocates once.</summary>
internal sealed class OtherBlocks
{
    private readonly List<int> ids = [];
    private readonly List<string> ownKinds = [];
    private PathOutcomes outcomes = null!;
    private int blocks;
    private int most;
    private int mostOfKind;
    private string? habit;

    public void Start(PathOutcomes of)
    {
        (outcomes, blocks) = (of, of.Blocks - 1);
        ids.Clear();
        ownKinds.Clear();
    }

    /// <summary>What the block itself has is not counted.</summary>
    public void LeaveOut(int id, string kind)
    {
        ids.Add(id);
        ownKinds.Add(kind);
    }

    public void Finish()
    {
        (most, mostOfKind, habit) = (0, 0, null);
        if (blocks <= 0)
        {
            return;
        }

        for (var id = 0; id < outcomes.Count; id++)
        {
            if (With(id) is var count && count > most)
            {
                most = count;
                habit = 2 * count > blocks && IsAlike(outcomes.Name(id)) ? outcomes.Name(id) : null;
            }
        }

        foreach (var kind in outcomes.Kinds.Keys)
        {
            if (WithKind(kind) is var count && count > mostOfKind)
            {
                mostOfKind = count;
                habit = habit is null && 2 * count > blocks && IsAlike(kind) ? kind : habit;
            }
        }
    }

    /// <param name="kind">The kind of value seen.</param>
    public OthersHaving Having(int seen, int usual, string kind) =>
        new(blocks, With(seen), With(usual), WithKind(kind), most, mostOfKind, habit);

    /// <summary>Two references to a type are alike, two words are not.</summary>
    private static bool IsAlike(string name) => name.StartsWith(Cell.Arrow, StringComparison.Ordinal) || !Outcomes.IsKind(name);

    private int With(int id) => outcomes.BlocksWith(id) - (ids.Contains(id) ? 1 : 0);

    private int WithKind(string kind) => outcomes.Kinds.GetValueOrDefault(kind).Blocks - (ownKinds.Contains(kind) ? 1 : 0);
}
