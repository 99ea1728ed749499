namespace GraphSec.Fuzz.Readers;

/// <summary>The flowcharts that newer versions of <c>terraform graph</c> write.</summary>
internal sealed class MermaidFuzzReader : IReader
{
    public string Name => "mermaid";

    public IReadOnlyList<string> Words { get; } =
    [
        "flowchart LR\n", "graph TD\n", "subgraph ", "end\n", " --> ", " -.-> ", "---", "-->|x|", "[\"a.b\"]", "([\"a.b\"])", "(\"x\")", "{\"x\"}", "[", "]", "\"", ":::cycle", "classDef cycle stroke:red\n",
        "n1", "n2", "n1[\"aws_a.b\"]\n", "n1 --> n2\n", "%%", "---\n", "direction LR\n", "&", ";", "\n", "  ", "#quot;", "#35;", "é", "linkStyle 0 stroke:red\n",
    ];

    public IEnumerable<byte[]> SeedsOf(string path) => Path.GetExtension(path) is ".mmd" or ".mermaid" ? [File.ReadAllBytes(path)]
        : Path.GetFileName(path) == "graph.dot" ? [Flowchart(path)] : [];

    public void Read(byte[] input, Novelty novelty) => GraphCheck.Read([.. "flowchart LR\n"u8, .. input], novelty);

    /// <summary>There are few flowcharts about: one is made of a simple graph's edges.</summary>
    private static byte[] Flowchart(string path) => System.Text.Encoding.UTF8.GetBytes(string.Join('\n', File.ReadLines(path)
        .Select(line => line.Split('"')).Where(parts => parts.Length == 5 && parts[2] == " -> ")
        .Select(parts => $"  {parts[1]}[\"{parts[1]}\"] --> {parts[3]}[\"{parts[3]}\"]")));
}
