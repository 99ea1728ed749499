namespace GraphSec.Pipeline.Artifacts.Baselines;

/// <summary>What a ranker knows of what is usual.</summary>
public enum BaselineSource
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>What a model's training counted, or what it learned.</summary>
    Model,

    /// <summary>Graphs that it is fitted to: those of training where there are some, else those it scores.</summary>
    Graphs,
}
