namespace GraphSec.Pipeline.Parse.Dot;

/// <summary>Reads the statements between the braces.</summary>
internal ref struct DotStatements(DotLexer lexer, DotGraphBuilder builder)
{
    private readonly DotGraphBuilder builder = builder;
    private readonly Stack<DotScope> open = new();
    private readonly List<KeyValuePair<string, string>> attributes = [];
    private DotLexer lexer = lexer;
    private DotScope scope = null!;

    /// <summary>Reads from the graph's '{' to the end of the text.</summary>
    public void Read(string? id)
    {
        scope = builder.OpenRoot(id);
        lexer.Next();
        while (true)
        {
            switch (lexer.Token)
            {
                case DotToken.Semicolon:
                    lexer.Next();
                    break;
                case DotToken.CloseBrace:
                    lexer.Next();
                    if (open.Count == 0)
                    {
                        ExpectEnd();
                        return;
                    }

                    CloseSubgraph();
                    break;
                case DotToken.OpenBrace:
                case DotToken.Subgraph:
                    if (!OpenSubgraph(out var named))
                    {
                        ReadRest(named);
                    }

                    break;
                case DotToken.Graph:
                case DotToken.Node:
                case DotToken.Edge:
                    ReadDefaults(lexer.Token);
                    break;
                case DotToken.Id:
                    ReadName();
                    break;
                default:
                    throw lexer.Error("expected a statement or '}'");
            }
        }
    }

    private void ExpectEnd()
    {
        if (lexer.Token is DotToken.Graph or DotToken.Digraph or DotToken.Strict)
        {
            throw lexer.Error("expected one graph in the text");
        }

        if (lexer.Token != DotToken.End)
        {
            throw lexer.Error("expected nothing after the last '}'");
        }
    }

    private void ReadDefaults(DotToken kind)
    {
        lexer.Next();
        if (lexer.Token != DotToken.OpenBracket)
        {
            throw lexer.Error("expected '['");
        }

        ReadAttributes();
        switch (kind)
        {
            case DotToken.Node:
                scope.NodeDefaults = scope.NodeDefaults.With(attributes);
                break;
            case DotToken.Edge:
                scope.EdgeDefaults = scope.EdgeDefaults.With(attributes);
                break;
            default:
                builder.SetAttributes(scope.Subgraph, attributes);
                break;
        }
    }

    /// <summary>A statement that begins with a name: an attribute of the graph, a node, or an edge.</summary>
    private void ReadName()
    {
        if (lexer.IsBeforeEqual)
        {
            var name = builder.Intern(lexer.Text);
            lexer.Next();
            lexer.Next();
            builder.SetAttributes(scope.Subgraph, [KeyValuePair.Create(name, ReadValue())]);
            return;
        }

        ReadRest(ReadNode());
    }

    private DotEnd ReadNode()
    {
        var node = builder.Mention(lexer.Text, scope);
        lexer.Next();
        return new DotEnd(node, IsSubgraph: false, ReadPort());
    }

    /// <summary>Opens a subgraph and gives true, or gives the one that is only named.</summary>
    private bool OpenSubgraph(out DotEnd named)
    {
        named = default;
        string? id = null;
        if (lexer.Token == DotToken.Subgraph)
        {
            lexer.Next();
            if (lexer.Token == DotToken.Id)
            {
                id = lexer.Text.ToString();
                lexer.Next();
            }
        }

        if (lexer.Token == DotToken.OpenBrace)
        {
            lexer.Next();
            open.Push(scope);
            scope = builder.Open(id, scope);
            return true;
        }

        named = id is not null
            ? new DotEnd(builder.Subgraph(id, scope), IsSubgraph: true)
            : throw lexer.Error("expected '{' or a name after 'subgraph'");
        return false;
    }

    private void CloseSubgraph()
    {
        var closed = builder.Close(scope);
        scope = open.Pop();
        ReadRest(new DotEnd(closed, IsSubgraph: true));
    }

    /// <summary>Goes on with an edge chain after one of its ends; stops where a subgraph opens as the next end.</summary>
    private void ReadRest(DotEnd end)
    {
        while (true)
        {
            scope.Chain.Add(end);
            if (lexer.Token is not (DotToken.Arrow or DotToken.Line))
            {
                Finish();
                return;
            }

            if (lexer.Token == DotToken.Arrow != builder.IsDirected)
            {
                throw lexer.Error(builder.IsDirected ? "expected '->' in a digraph" : "expected '--' in a graph");
            }

            lexer.Next();
            if (lexer.Token is DotToken.OpenBrace or DotToken.Subgraph)
            {
                if (OpenSubgraph(out end))
                {
                    return;
                }
            }
            else if (lexer.Token == DotToken.Id)
            {
                end = ReadNode();
            }
            else
            {
                throw lexer.Error("expected a node after the edge sign");
            }
        }
    }

    private void Finish()
    {
        attributes.Clear();
        if (lexer.Token == DotToken.OpenBracket)
        {
            ReadAttributes();
        }

        var chain = scope.Chain;
        if (chain.Count > 1)
        {
            if (!builder.AddEdges(chain, scope.EdgeDefaults.With(attributes)))
            {
                throw lexer.ErrorAt(lexer.Start, $"edges between subgraphs come to more than {DotGraphBuilder.MostWork}");
            }
        }
        else if (!chain[0].IsSubgraph)
        {
            builder.Declare(chain[0].Index, attributes);
        }

        chain.Clear();
    }

    /// <summary>Reads one or more lists in brackets into <see cref="attributes"/>.</summary>
    private void ReadAttributes()
    {
        attributes.Clear();
        while (lexer.Token == DotToken.OpenBracket)
        {
            lexer.Next();
            while (lexer.Token != DotToken.CloseBracket)
            {
                if (lexer.Token is DotToken.Semicolon or DotToken.Comma)
                {
                    lexer.Next();
                    continue;
                }

                if (lexer.Token != DotToken.Id)
                {
                    throw lexer.Error("expected an attribute or ']'");
                }

                var name = builder.Intern(lexer.Text);
                lexer.Next();
                var value = "true";
                if (lexer.Token == DotToken.Equal)
                {
                    lexer.Next();
                    value = ReadValue();
                }

                attributes.Add(KeyValuePair.Create(name, value));
            }

            lexer.Next();
        }
    }

    private string ReadValue()
    {
        if (lexer.Token != DotToken.Id)
        {
            throw lexer.Error("expected a value after '='");
        }

        var value = builder.Intern(lexer.Text);
        lexer.Next();
        return value;
    }

    private string? ReadPort()
    {
        string? port = null;
        while (lexer.Token == DotToken.Colon)
        {
            lexer.Next();
            if (lexer.Token != DotToken.Id)
            {
                throw lexer.Error("expected a port after ':'");
            }

            port = port is null ? lexer.Text.ToString() : $"{port}:{lexer.Text}";
            if (port.Length > 4096)
            {
                throw lexer.Error("expected a shorter port");
            }

            lexer.Next();
        }

        return port;
    }
}
