namespace GraphSec.Models.Detectors.Contrast;

/// <summary>Settings of <see cref="WalkContrast"/>; the paper's where it names them.</summary>
/// <param name="Hidden">Width of the embedding.</param>
/// <param name="Walk">Nodes of a neighbourhood, the node itself among them.</param>
/// <param name="Epochs">Steps; each asks for every node once.</param>
/// <param name="Rounds">Neighbourhoods drawn for each node when scoring.</param>
/// <param name="LearningRate">Of Adam.</param>
/// <param name="Seed">Of the starting weights and the walks.</param>
public sealed record WalkContrastOptions(
    int Hidden = 64, int Walk = 4, int Epochs = 100, int Rounds = 64, float LearningRate = 1e-3f, ulong Seed = 0);
