namespace GraphSec.Pipeline.Collect;

/// <summary>Gives each of several inputs a name: its own, with a number where an earlier one has it.</summary>
internal sealed class UniqueNames
{
    private readonly HashSet<string> given = new(StringComparer.OrdinalIgnoreCase);

    public string Of(string name)
    {
        var unique = name;
        for (var i = 2; !given.Add(unique); i++)
        {
            unique = $"{name}-{i}";
        }

        return unique;
    }
}
