namespace GraphSec.Pipeline.Parse.Hcl;

public enum LiteralKind
{
    Null,
    Bool,
    Number,
    String,

    /// <summary>What could not be parsed: its value is unknown.</summary>
    Invalid,
}
