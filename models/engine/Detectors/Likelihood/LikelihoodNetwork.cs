using GraphSec.Models.Layers;

namespace GraphSec.Models.Detectors.Likelihood;

/// <summary>
/// A relational network that gives every hidden cell of a graph a distribution over its outcomes, from the node's other cells,
/// its neighbours both ways and the graph's average. Masked modelling after GraphMAE (Hou et al., KDD 2022) and MCM (Yin et al.,
/// ICLR 2024); messages are scaled by a vector per relation as in DistMult (Yang et al., ICLR 2015).
/// </summary>
public sealed class LikelihoodNetwork
{
    private readonly Dictionary<string, Tensor> parameters = new(StringComparer.Ordinal);
    private readonly Tensor encoderTokens;
    private readonly LayerNormalization encoderNorm;
    private readonly Linear own;
    private readonly Linear? style;
    private readonly RelationalLayer[] layers;
    private readonly Linear join;
    private readonly LayerNormalization joinNorm;
    private readonly Tensor decoderTokens;

    /// <param name="isToBeFilled">Leaves the weights at zero, where they are read from a file: drawing them takes longer than reading.
    /// </param>
    public LikelihoodNetwork(CellSchema schema, LikelihoodOptions options, bool isToBeFilled = false)
    {
        Schema = schema;
        Options = options;
        var width = options.Hidden;
        var random = isToBeFilled ? null : new Pcg32((ulong)options.Seed);
        encoderTokens = Add(Tokens("encoder.tokens", 1));
        encoderNorm = new LayerNormalization("encoder.norm", width);
        own = new Linear("own", width, width, random);
        style = options.Without.HasFlag(LikelihoodParts.Context) ? null : new Linear("style", width, width, random);
        layers = [.. Enumerable.Range(0, options.Layers)
            .Select(i => new RelationalLayer($"layer{i}", schema.RelationCount, width, random, options.Without))];
        join = new Linear("join", width * (1 + (layers.Length > 0 ? 1 : 0) + (style is null ? 0 : 1)), width, random);
        joinNorm = new LayerNormalization("join.norm", width);
        decoderTokens = Add(Tokens("decoder.tokens", 0.02f));
        RowBias = Add(Initialize.Zeros("decoder.bias", schema.RowCount, 1));
        schema.LogPrior.CopyTo(RowBias.Values);
        foreach (var parameter in (IEnumerable<Tensor>)[.. encoderNorm.Parameters, .. own.Parameters, .. style?.Parameters ?? [],
            .. layers.SelectMany(l => l.Parameters), .. join.Parameters, .. joinNorm.Parameters])
        {
            Add(parameter);
        }

        Tensor Tokens(string name, float deviation) => random is null
            ? Initialize.Zeros(name, schema.TokenCount, width)
            : Initialize.Normal(name, schema.TokenCount, width, deviation, random);
    }

    /// <summary>All parameters by name.</summary>
    public IReadOnlyDictionary<string, Tensor> Parameters => parameters;

    /// <summary>The two tables of a row a token, tokens × hidden: nearly all of the weights.</summary>
    public IReadOnlyList<Tensor> TokenTables => [encoderTokens, decoderTokens];

    /// <summary>One bias a row, starting at the row's share of its variable.</summary>
    public Tensor RowBias { get; }

    public CellSchema Schema { get; }

    public LikelihoodOptions Options { get; }

    /// <summary>Rounds of message passing, in their order.</summary>
    internal IReadOnlyList<RelationalLayer> Layers => layers;

    /// <summary>Logits of every outcome of every asked slot, pairs × 1, in the order of <see cref="MaskedInput.Pairs"/>.</summary>
    internal Tensor Forward(Tape tape, MaskedInput input, int[] graphOffsets)
    {
        var x = Encode(tape, input.Tokens);
        var neighbourhood = Neighbourhood(tape, input, x);
        var seeds = input.GraphOfNode.Length;
        var hidden = Join(tape, First(tape, x, seeds), First(tape, neighbourhood, seeds), style is null ? null : Style(tape, tape.SegmentMean(x, graphOffsets)), input.GraphOfNode);
        return Decode(tape, hidden, input.Pairs);
    }

    /// <summary>The state after all layers of the nodes that the last of them has rows for.</summary>
    internal Tensor Neighbourhood(Tape tape, MaskedInput input, Tensor x)
    {
        for (var i = 0; i < layers.Length; i++)
        {
            var own = First(tape, x, input.Outgoing[i].Adjacency.Rows);
            x = layers[i].Forward(tape, own, x, input.Outgoing[i], input.Incoming[i]);
        }

        return x;
    }

    /// <summary>Nodes × hidden: each node by itself.</summary>
    internal Tensor Encode(Tape tape, VisibleTokens visible) =>
        encoderNorm.Forward(tape, tape.EmbeddingBag(encoderTokens, visible.Offsets, visible.Tokens, visible.Weights, BagMode.Sum));

    /// <summary>Whether it sees what is usual in a graph.</summary>
    internal bool HasStyle => style is not null;

    /// <summary>Graphs × hidden: what is usual in a graph.</summary>
    /// <param name="means">Of its nodes' encodings.</param>
    internal Tensor Style(Tape tape, Tensor means) => style!.Forward(tape, means, Activation.Tanh);

    /// <summary>Nodes × hidden: all that is known of a node.</summary>
    /// <param name="styles">Null for a network without.</param>
    internal Tensor Join(Tape tape, Tensor x, Tensor neighbourhood, Tensor? styles, int[] graphOfNode)
    {
        Span<Tensor> parts = new Tensor[3];
        var count = 0;
        parts[count++] = own.Forward(tape, x, Activation.Gelu);
        if (layers.Length > 0)
        {
            parts[count++] = neighbourhood;
        }

        if (styles is not null)
        {
            parts[count++] = tape.Gather(styles, graphOfNode);
        }

        var joined = tape.Concat(parts[..count]);
        return joinNorm.Forward(tape, join.Forward(tape, tape.Dropout(joined, Options.Dropout), Activation.Gelu));
    }

    /// <summary>Pairs × 1.</summary>
    internal Tensor Decode(Tape tape, Tensor hidden, AskedPairs pairs)
    {
        var fit = tape.BagDot(hidden, pairs.Node, decoderTokens, pairs.TokenOffsets, pairs.Tokens);
        return tape.Add(fit, tape.BagBias(RowBias, pairs.RowOffsets, pairs.Rows));
    }

    /// <summary>Rows × hidden: what the decoder compares a node with, some rows of the schema each.</summary>
    internal Tensor RowVectors(Tape tape, int[] tokenOffsets, int[] tokens) =>
        tape.EmbeddingBag(decoderTokens, tokenOffsets, tokens, null, BagMode.Sum);

    private static Tensor First(Tape tape, Tensor x, int rows) =>
        rows == x.Rows ? x : tape.Gather(x, [.. Enumerable.Range(0, rows)]);

    private Tensor Add(Tensor parameter)
    {
        parameters.Add(parameter.Name, parameter);
        return parameter;
    }
}
