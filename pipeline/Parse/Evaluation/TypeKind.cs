namespace GraphSec.Pipeline.Parse.Evaluation;

/// <summary>The forms of a Terraform type.</summary>
public enum TypeKind
{
    Any,
    Bool,
    Number,
    String,
    List,
    Set,
    Map,
    Tuple,
    Object,
}
