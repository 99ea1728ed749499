namespace GraphSec.Pipeline.Artifacts.Faults;

/// <summary>What a figure over a kind of fault can mean.</summary>
public enum FaultSet
{
    /// <summary>Planted by no knowledge of security, with matched controls: nothing trivial may find these (the leak audit).</summary>
    Generic,

    /// <summary>Mistakes that people make. Frequency solves part of them, so they are reported apart.</summary>
    Semantic,
}
