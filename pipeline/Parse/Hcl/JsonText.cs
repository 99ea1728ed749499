namespace GraphSec.Pipeline.Parse.Hcl;

/// <summary>What a JSON string means where it stands.</summary>
internal enum JsonText
{
    Template,
    Expression,
    Plain,
}
