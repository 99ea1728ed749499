namespace GraphSec.Models.Detectors;

/// <summary>Settings of <see cref="GraphAutoencoder"/>.</summary>
/// <param name="Hidden">Width of both hidden layers.</param>
/// <param name="Epochs">Full passes over the graph.</param>
/// <param name="LearningRate">Of Adam.</param>
/// <param name="Shifts">Cyclic shifts drawn per epoch; each gives two pairs per node that count as no edge.</param>
/// <param name="AttributeShare">Share of the attributes' error in loss and score; the structure's has the rest.</param>
/// <param name="Seed">Of the starting weights and the shifts.</param>
/// <param name="SparseBelow">Features of which a smaller share is not 0 are multiplied as a sparse matrix; 0 for never.</param>
public sealed record GraphAutoencoderOptions(
    int Hidden = 64, int Epochs = 100, float LearningRate = 5e-3f, int Shifts = 4, float AttributeShare = 0.5f, ulong Seed = 0,
    float SparseBelow = 0.1f);
