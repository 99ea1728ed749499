namespace GraphSec.Models.Detectors;

/// <summary>Settings of <see cref="GraphAutoencoder"/>.</summary>
/// <param name="Hidden">Width of both hidden layers.</param>
/// <param name="Epochs">Full passes over the graph.</param>
/// <param name="LearningRate">Of Adam.</param>
/// <param name="Shifts">Cyclic shifts drawn per epoch; each gives two pairs per node that count as no edge.</param>
/// <param name="AttributeShare">Share of the attributes' error in loss and score; the structure's has the rest.</param>
/// <param name="Seed">Of the starting weights, the shifts and the batches.</param>
/// <param name="BatchNodes">Nodes of a step, with a sample of their neighbourhood; 0, or a graph that has no more, takes all at
/// once.</param>
/// <param name="FanOut">Neighbours drawn for each node of a batch.</param>
/// <param name="FarFanOut">Neighbours drawn for each of those; 0 for half of <paramref name="FanOut"/>.</param>
/// <param name="ScoreNodes">Nodes scored at once: beside the data, scoring keeps two nodes × hidden matrices and what so many nodes take.
/// Their number changes no bit of the scores.</param>
/// <param name="SparseBelow">Features of which a smaller share is not 0 are multiplied as a sparse matrix, unless the graph is cut
/// into batches; 0 for never.</param>
public sealed record GraphAutoencoderOptions(
    int Hidden = 64, int Epochs = 100, float LearningRate = 5e-3f, int Shifts = 4, float AttributeShare = 0.5f, ulong Seed = 0,
    int BatchNodes = 0, int FanOut = 10, float SparseBelow = 0.1f, int FarFanOut = 0, int ScoreNodes = 16_384);
