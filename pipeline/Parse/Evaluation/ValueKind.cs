namespace GraphSec.Pipeline.Parse.Evaluation;

/// <summary>What a <see cref="Value"/> holds. Unknown and Null come with the type they would have, which may be any.</summary>
public enum ValueKind
{
    Unknown,
    Null,
    Bool,
    Number,
    String,
    List,
    Tuple,
    Set,
    Map,
    Object,
}
