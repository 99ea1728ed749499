using GraphSec.Models.Detectors.Likelihood;

namespace GraphSec.Pipeline.Train;

/// <summary>What is told of epochs while several networks are fitted at once.</summary>
internal static class EpochProgress
{
    /// <summary>The same for several threads: one is heard after the other.</summary>
    public static Action<EpochLoss>? OneAtATime(this Action<EpochLoss>? progress)
    {
        if (progress is null)
        {
            return null;
        }

        var gate = new Lock();
        return epoch =>
        {
            lock (gate)
            {
                progress(epoch);
            }
        };
    }
}
