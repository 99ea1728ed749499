namespace GraphSec.Models;

/// <summary>How the members of a bag, a segment or a neighbourhood become one row.</summary>
public enum BagMode
{
    /// <summary>Σ w·x.</summary>
    Sum,

    /// <summary>Σ w·x / Σ w; a bag whose weights add up to nothing gives zeros.</summary>
    Mean,
}
