using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Report;

/// <summary>Names of blocks where there is little room.</summary>
internal static class BlockName
{
    /// <summary>The address inside its module: the box around it says the rest.</summary>
    public static string InModule(BlockFeatures block) =>
        block.ModulePath.Length > 0 && block.Address.Length > block.ModulePath.Length ? block.Address[(block.ModulePath.Length + 1)..] : block.Address;

    /// <summary>The same without the provider's name in front of the type, cut in the middle.</summary>
    public static string Short(BlockFeatures block, int most)
    {
        var name = InModule(block);
        var data = name.StartsWith("data.", StringComparison.Ordinal) ? 5 : 0;
        var (underscore, dot) = (name.IndexOf('_', data), name.IndexOf('.', data));
        name = underscore > 0 && underscore < dot ? name[(underscore + 1)..] : name[data..];
        return name.Length <= most ? name : $"{name[..(most / 2)].TrimEnd('.', '_')}…{name[^((most / 2) - 1)..].TrimStart('_', '.')}";
    }
}
