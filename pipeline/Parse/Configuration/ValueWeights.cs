using GraphSec.Pipeline.Parse.Evaluation;

namespace GraphSec.Pipeline.Parse.Configuration;

/// <summary>
/// How many scalars values hold. Values share their parts, so a chain of locals that each double the last is small in memory and
/// endless to walk: such a value has to be found before anything walks it.
/// </summary>
internal sealed class ValueWeights
{
    /// <summary>Largest value that a name may have.</summary>
    public const long Maximum = 200_000;

    /// <summary>So much text weighs as a scalar more.</summary>
    private const int CharactersOfOne = 32;

    private readonly Dictionary<object, long> known = new(ReferenceEqualityComparer.Instance);

    public bool IsTooHeavy(Value value) => Weigh(value) > Maximum;

    public long Weigh(Value value)
    {
        if (value.Items.Count + value.Members.Count == 0)
        {
            return 1 + (value.Text.Length / CharactersOfOne);
        }

        if (known.TryGetValue(value, out var weight))
        {
            return weight;
        }

        weight = 1;
        foreach (var item in value.Items)
        {
            weight = Math.Min(Maximum + 1, weight + Weigh(item));
        }

        foreach (var member in value.Members)
        {
            weight = Math.Min(Maximum + 1, weight + Weigh(member.Value));
        }

        return known[value] = weight;
    }
}
