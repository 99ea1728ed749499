namespace GraphSec.Pipeline.Parse.Dot;

/// <summary>
/// Reads the DOT language as graphviz accepts it (https://graphviz.org/doc/info/lang.html), in time linear in the text and
/// in the edges it stands for. Open subgraphs are on a stack of its own, so that nesting has no limit.
/// </summary>
public static class DotReader
{
    /// <param name="source">What the messages call the text.</param>
    /// <exception cref="InputException">The text is no DOT, with line and column.</exception>
    public static DotGraph Read(ReadOnlySpan<char> text, string source = "dot")
    {
        var lexer = new DotLexer(text, source);
        lexer.Next();
        var strict = lexer.Token == DotToken.Strict;
        if (strict)
        {
            lexer.Next();
        }

        if (lexer.Token is not (DotToken.Graph or DotToken.Digraph))
        {
            throw lexer.Error("expected 'graph' or 'digraph'");
        }

        var builder = new DotGraphBuilder(lexer.Token == DotToken.Digraph, strict);
        lexer.Next();
        string? id = null;
        if (lexer.Token == DotToken.Id)
        {
            id = lexer.Text.ToString();
            lexer.Next();
        }

        if (lexer.Token != DotToken.OpenBrace)
        {
            throw lexer.Error("expected '{'");
        }

        var statements = new DotStatements(lexer, builder);
        statements.Read(id);
        return builder.Build(id);
    }
}
