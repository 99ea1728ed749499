namespace GraphSec.Pipeline.Parse.Hcl;

internal enum LexerMode : byte
{
    Normal,
    Quoted,
    Heredoc,

    /// <summary>A whole text is one template: strings of the JSON syntax.</summary>
    Bare,
}
