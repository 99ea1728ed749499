namespace GraphSec.Pipeline.Parse.Hcl;

internal enum JsonNodeKind
{
    Null,
    Bool,
    Number,
    String,
    Array,
    Object,
}
