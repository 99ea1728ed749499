namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>Parts of the judgement that a detector can do without.</summary>
[Flags]
public enum DetectorParts
{
    None = 0,

    /// <summary>What other blocks of the same type in the same graph have.</summary>
    Peers = 1,

    /// <summary>How much rarer a value is than the others of its path: without it, its probability alone counts.</summary>
    Tails = 2,

    /// <summary>What the graph says elsewhere under the same name.</summary>
    House = 4,

    /// <summary>Where a reference could have led instead.</summary>
    References = 8,

    /// <summary>How many other blocks have the same, beside what peers make probable; nor is this told without peers.</summary>
    Others = 16,

    /// <summary>What stands beside a value that stands for everything.</summary>
    Qualifiers = 32,

    /// <summary>How much larger or smaller than usual a number is, a range of addresses or a version.</summary>
    Magnitudes = 64,
}
