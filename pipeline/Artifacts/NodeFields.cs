using System.Globalization;

namespace GraphSec.Pipeline.Artifacts;

/// <summary>
/// The columns that every table file begins with: what is known of a node besides its attributes. Their names begin with an
/// underscore, for <c>name</c> and its like are attributes too. An empty field says "not known",
/// and in <c>_module</c> the root module.
/// </summary>
internal static class NodeFields
{
    public static readonly IReadOnlyList<string> Names =
    [
        "_graph", "_repository", "_address", "_block_address", "_module", "_kind", "_type", "_name", "_provider",
        "_file", "_line", "_column", "_call_file", "_call_line", "_call_column", "_is_instantiated", "_in_degree", "_out_degree",
    ];

    /// <summary>The node's values in the order of <see cref="Names"/>: texts, numbers, and absent where not known.</summary>
    public static FlatCell[] Of(CorpusRow row)
    {
        var node = row.Row.Node;
        return
        [
            FlatCell.Of(row.Graph),
            FlatCell.Of(row.Repository),
            FlatCell.Of(node.Address),
            FlatCell.Of(node.BlockAddress),
            node.ModulePath.Length == 0 ? FlatCell.Absent : FlatCell.Of(node.ModulePath),
            FlatCell.Of(EnumWords.Of(node.Kind)),
            FlatCell.Of(node.Type),
            FlatCell.Of(node.Name),
            node.Provider is { } provider ? FlatCell.Of(provider) : FlatCell.Absent,
            .. Place(node.Place),
            .. Place(node.CallPlace),
            FlatCell.Of(node.IsInstantiated),
            FlatCell.Of(row.Row.InDegree),
            FlatCell.Of(row.Row.OutDegree),
        ];
    }

    /// <summary>The kind of each of <see cref="Names"/>.</summary>
    public static FlatColumnKind KindOf(int field) => field switch
    {
        10 or 11 or 13 or 14 or 16 or 17 => FlatColumnKind.Number,
        15 => FlatColumnKind.Bool,
        _ => FlatColumnKind.Text,
    };

    /// <summary>The row of those values, or null where one is missing or of the wrong kind.</summary>
    public static CorpusRow? Read(ReadOnlySpan<FlatCell> cells, IReadOnlyList<FlatEntry> entries)
    {
        for (var field = 0; field < 8; field++)
        {
            if (cells[field].Kind != FlatKind.Text && !(field == 4 && cells[field].IsAbsent))
            {
                return null;
            }
        }

        if (EnumWords.Parse<NodeKind>(cells[5].Text) is not { } kind
            || Number(cells[16]) is not { } inDegree
            || Number(cells[17]) is not { } outDegree)
        {
            return null;
        }

        var node = new GraphNode(
            cells[2].Text,
            cells[3].Text,
            kind,
            cells[6].Text,
            cells[7].Text,
            cells[4].Text,
            cells[8].IsAbsent ? null : cells[8].Text,
            Place(cells[9..12]),
            Place(cells[12..15]),
            cells[15] == FlatCell.True);
        return new CorpusRow(cells[0].Text, cells[1].Text, new FlatRow(node, inDegree, outDegree, entries));
    }

    private static FlatCell[] Place(SourcePlace? place) => place is null
        ? [FlatCell.Absent, FlatCell.Absent, FlatCell.Absent]
        : [FlatCell.Of(place.File), FlatCell.Of(place.Line), FlatCell.Of(place.Column)];

    private static SourcePlace? Place(ReadOnlySpan<FlatCell> cells) =>
        cells[0].IsAbsent || Number(cells[1]) is not { } line || Number(cells[2]) is not { } column
            ? null
            : new SourcePlace(cells[0].Text, line, column);

    private static int? Number(FlatCell cell) =>
        cell.Kind == FlatKind.Number && int.TryParse(cell.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
