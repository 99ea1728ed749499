namespace GraphSec.Pipeline.Parse.Dot;

/// <summary>The tokens of the DOT language.</summary>
internal enum DotToken
{
    End,
    OpenBrace,
    CloseBrace,
    OpenBracket,
    CloseBracket,
    Equal,
    Semicolon,
    Comma,
    Colon,

    /// <summary><c>-></c>.</summary>
    Arrow,

    /// <summary><c>--</c>.</summary>
    Line,

    /// <summary>A name, a numeral, a quoted string or HTML.</summary>
    Id,
    Strict,
    Graph,
    Digraph,
    Node,
    Edge,
    Subgraph,
}
