namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>How much of what they are given blocks have in common: Σ 1 / ln(1 + blocks that are given it), after Adamic and Adar (Social
/// Networks 2003).</summary>
internal sealed class CommonInputs
{
    private readonly GraphFeatures graph;
    private readonly List<SharedInput>[] inputsOf;
    private readonly Dictionary<int, double> common = [];

    public CommonInputs(GraphFeatures graph)
    {
        this.graph = graph;
        inputsOf = [.. graph.Blocks.Select(_ => new List<SharedInput>())];
        foreach (var input in graph.SharedInputs)
        {
            foreach (var block in input.Blocks)
            {
                inputsOf[block].Add(input);
            }
        }
    }

    private CommonInputs(CommonInputs other) => (graph, inputsOf) = (other.graph, other.inputsOf);

    /// <summary>The same for another thread.</summary>
    public CommonInputs ForThread() => new(this);

    /// <summary>What a block has in common with another, and at best with one of the same type that is none of its neighbours.</summary>
    /// <param name="repeats">Of what says how many instances there are alone.</param>
    public (double Own, double Best) Of(int block, int other, HashSet<int> neighbours, bool repeats)
    {
        common.Clear();
        var type = graph.Blocks[other].Type;
        foreach (var input in inputsOf[block])
        {
            if (repeats && !input.Repeats)
            {
                continue;
            }

            foreach (var member in input.Blocks)
            {
                if (member != block && graph.Blocks[member].Type == type)
                {
                    common[member] = common.GetValueOrDefault(member) + 1 / Math.Log(1 + input.Blocks.Count);
                }
            }
        }

        var best = 0.0;
        foreach (var (member, tie) in common)
        {
            best = member == other || neighbours.Contains(member) ? best : Math.Max(best, tie);
        }

        return (common.GetValueOrDefault(other), best);
    }
}
