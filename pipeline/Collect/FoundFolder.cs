using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Collect;

/// <summary>One folder with what is of use in it. Paths are relative to the root, with '/'; the root is "".</summary>
internal sealed record FoundFolder(string Path)
{
    /// <summary>Files of the Terraform language and values for its variables, sorted.</summary>
    public List<string> Code { get; } = [];

    /// <summary>Whether <see cref="Code"/> holds more than values: then the folder is a module.</summary>
    public bool IsModule { get; set; }

    /// <summary>Files that code may read, sorted.</summary>
    public List<string> ReadFiles { get; } = [];

    /// <summary>Graphs, plans and states, sorted.</summary>
    public List<(string Path, SourceForm Form)> Graphs { get; } = [];
}
