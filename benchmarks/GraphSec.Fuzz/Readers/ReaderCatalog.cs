namespace GraphSec.Fuzz.Readers;

/// <summary>The readers by name.</summary>
internal static class ReaderCatalog
{
    public static IReadOnlyList<string> Names { get; } = ["hcl", "dot", "json", "mermaid", "expression", "folder"];

    public static IReader Create(string name) => name switch
    {
        "hcl" => new HclFuzzReader(),
        "dot" => new DotFuzzReader(),
        "json" => new JsonFuzzReader(),
        "mermaid" => new MermaidFuzzReader(),
        "expression" => new ExpressionFuzzReader(),
        "folder" => new FolderFuzzReader(),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no reader of that name"),
    };
}
