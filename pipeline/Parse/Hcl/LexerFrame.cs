namespace GraphSec.Pipeline.Parse.Hcl;

/// <summary>One level of the lexer's nesting: a template, or the code inside an interpolation of one.</summary>
internal struct LexerFrame
{
    public LexerMode Mode;

    /// <summary>Set where this code ends at the <c>}</c> of an interpolation.</summary>
    public bool InTemplate;

    public bool AtLineStart;

    /// <summary>Open braces of this code, so that an object's <c>}</c> does not end the interpolation.</summary>
    public int Braces;

    public int MarkerStart;
    public int MarkerLength;
}
