namespace GraphSec.Models.Detectors.Contrast;

/// <summary>
/// Groups far denser than all that surrounds them. Core numbers of a grown graph come without large gaps: where some have nodes and
/// between them and the next lower one at least half as many again are missing, those above the gap are a group of their own.
/// </summary>
internal static class DetachedCore
{
    /// <summary>A core counts as detached from this multiple of the next lower on.</summary>
    private const double Gap = 1.5;

    /// <summary>A larger group is no exception.</summary>
    private const double LargestShare = 0.2;

    /// <summary>Core numbers up to it are too few to leave gaps.</summary>
    private const int Shallow = 4;

    /// <summary>Per node -log of the share of the nodes that its group is, and 0 for nodes of no group.</summary>
    public static float[] Surprise(int[] cores)
    {
        var surprise = new float[cores.Length];
        int[] levels = [.. cores.Distinct().Order()];
        for (var i = 1; i < levels.Length; i++)
        {
            var share = (double)cores.Count(core => core >= levels[i]) / cores.Length;
            if (levels[i] > Shallow && levels[i] >= Gap * levels[i - 1] && share <= LargestShare)
            {
                return [.. cores.Select(core => core >= levels[i] ? (float)-Math.Log(share) : 0)];
            }
        }

        return surprise;
    }
}
