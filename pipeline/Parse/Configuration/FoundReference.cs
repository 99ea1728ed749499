namespace GraphSec.Pipeline.Parse.Configuration;

/// <summary>One reference as an expression makes it: to a name of the language, or to instances of a resource.</summary>
/// <param name="Name">The variable, local, output or provider; null where resources are meant.</param>
/// <param name="Targets">Addresses of the instances that are meant.</param>
/// <param name="Path">The attributes read, dotted; "" for the whole.</param>
internal readonly record struct FoundReference(NamedValue? Name, IReadOnlyList<string> Targets, string Path)
{
    private readonly IReadOnlyList<string>? via;

    /// <summary>What it went through before the name, such as <c>each.value</c>.</summary>
    public IReadOnlyList<string> Via { get => via ?? []; init => via = value; }
}
