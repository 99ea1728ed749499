namespace GraphSec.Pipeline.Report;

/// <summary>What a piece of a text report is; a terminal may colour it.</summary>
public enum TextStyle
{
    Plain,
    Heading,

    /// <summary>The score of an outlier.</summary>
    Alarm,
    Address,
    Place,
    Reason,
}
