namespace GraphSec.Benchmarks;

/// <summary>Epochs of one way to train the graph autoencoder.</summary>
/// <param name="Milliseconds">The median of an epoch.</param>
/// <param name="Losses">Of every epoch, those that do not count for the median too.</param>
internal sealed record AutoencoderTiming(string Name, double Milliseconds, IReadOnlyList<double> Losses);
