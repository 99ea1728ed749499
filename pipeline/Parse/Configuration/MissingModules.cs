namespace GraphSec.Pipeline.Parse.Configuration;

/// <summary>Module calls whose code is not on this machine, told in one line however many there are.</summary>
internal sealed class MissingModules
{
    private const int Named = 3;

    private readonly SortedSet<(string Place, string Name, string Source)> calls = [];

    public void Add(string place, string name, string source) => calls.Add((place, name, source));

    /// <summary>Null where none is missing.</summary>
    public string? Notice()
    {
        if (calls.Count == 0)
        {
            return null;
        }

        var (place, name, source) = calls.Min;
        if (calls.Count == 1)
        {
            return $"{place}: module \"{name}\" ({source}) is not on this machine: it is shown as one node; 'terraform init' brings it";
        }

        var sources = calls.GroupBy(call => call.Source, StringComparer.Ordinal)
            .Select(group => (Source: group.Key, Count: group.Count()))
            .OrderByDescending(group => group.Count).ThenBy(group => group.Source, StringComparer.Ordinal).ToList();
        var listed = string.Join(", ", sources.Take(Named).Select(each => each.Count == 1 ? each.Source : $"{each.Source} ({each.Count} times)"));
        var more = sources.Count > Named ? $", and {sources.Count - Named} more" : "";
        return $"{calls.Count} modules are not on this machine: each is shown as one node; 'terraform init' brings {listed}{more}";
    }
}
