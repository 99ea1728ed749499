using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Report;

/// <summary>Short names of instances: the key alone where the block's address leads to it, else the whole address.</summary>
internal static class InstanceNames
{
    private const int Shown = 3;

    public static IReadOnlyList<string> Of(BlockFeatures block, IReadOnlyList<string> addresses)
    {
        var names = new string[addresses.Count];
        for (var i = 0; i < names.Length; i++)
        {
            var isKeyed = addresses[i].Length > block.Address.Length && addresses[i].StartsWith(block.Address, StringComparison.Ordinal);
            names[i] = isKeyed ? addresses[i][block.Address.Length..] : addresses[i];
        }

        return names;
    }

    /// <summary>The first few, and how many more there are.</summary>
    public static string List(IReadOnlyList<string> names) => names.Count <= Shown + 1
        ? string.Join(", ", names)
        : $"{string.Join(", ", names.Take(Shown))} and {names.Count - Shown} more";
}
