using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration;

/// <summary>What the files of one module folder declare, overrides applied. Shared by every call of the module.</summary>
internal sealed class ModuleConfiguration(string folder)
{
    /// <summary>Full path.</summary>
    public string Folder { get; } = folder;

    public Dictionary<string, HclBlock> Variables { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, LocalDeclaration> Locals { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, HclBlock> Outputs { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, HclBlock> Calls { get; } = new(StringComparer.Ordinal);

    /// <summary>By name and alias: <c>aws</c>, <c>aws.west</c>.</summary>
    public Dictionary<string, HclBlock> Providers { get; } = new(StringComparer.Ordinal);

    /// <summary>By address inside the module.</summary>
    public Dictionary<string, ResourceDeclaration> Resources { get; } = new(StringComparer.Ordinal);

    public List<HclBlock> Imports { get; } = [];

    /// <summary>terraform blocks.</summary>
    public List<HclBlock> Settings { get; } = [];
}
