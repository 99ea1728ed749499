namespace GraphSec.Pipeline.Collect;

/// <summary>A folder with Terraform files. Paths are relative to the root, with '/'.</summary>
internal sealed class FoundModule
{
    /// <summary>What it takes to read this module alone: its files, and what lies in and below its folder for it to read, down to
    /// the next module.</summary>
    public List<string> Files { get; } = [];

    /// <summary>The modules that it calls itself, sorted; never itself.</summary>
    public IReadOnlyList<string> Calls { get; set; } = [];

    /// <summary>Whether it says where its state is kept.</summary>
    public bool KeepsState { get; set; }
}
