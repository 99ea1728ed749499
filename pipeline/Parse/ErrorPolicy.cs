namespace GraphSec.Pipeline.Parse;

/// <summary>What becomes of a run in which sources cannot be read. Either way the others are parsed, and reports count the broken.</summary>
public enum ErrorPolicy
{
    /// <summary>It ends with an error, once all is written.</summary>
    Fail,

    /// <summary>It goes on: of many repositories some are always broken.</summary>
    Keep,
}
