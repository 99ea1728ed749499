using GraphSec.Models.Kernels;

namespace GraphSec.Models.Detectors.Likelihood;

/// <summary>Fits a network by masked modelling over many graphs and keeps the weights of the epoch with the lowest validation
/// loss. No label is used anywhere.</summary>
public static class LikelihoodTraining
{
    /// <param name="training">Graphs to learn from.</param>
    /// <param name="validation">Graphs of other repositories, for early stopping; where there are none, training runs to its
    /// last epoch.</param>
    /// <param name="kernels">The parameters are where they compute meanwhile, and on the host afterwards.</param>
    /// <param name="progress">Told of every epoch.</param>
    /// <param name="resumed">Where an earlier run of the same graphs and options stood; null starts anew.</param>
    /// <param name="save">Given the state after every epoch; what it is given is valid during the call.</param>
    /// <exception cref="InvalidDataException">The checkpoint is of another network.</exception>
    public static IReadOnlyList<EpochLoss> Fit(LikelihoodNetwork network, IReadOnlyList<CellGraph> training,
        IReadOnlyList<CellGraph> validation, IKernels kernels, Action<EpochLoss>? progress = null,
        TrainingCheckpoint? resumed = null, Action<TrainingCheckpoint>? save = null)
    {
        using var run = new TrainingRun(network, training, validation, kernels);
        if (resumed is not null)
        {
            run.Restore(resumed);
        }

        while (!run.IsOver)
        {
            var loss = run.Epoch();
            progress?.Invoke(loss);
            save?.Invoke(run.Checkpoint());
        }

        return run.Finish();
    }
}
