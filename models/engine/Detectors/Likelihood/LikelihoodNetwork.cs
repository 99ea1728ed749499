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
    private readonly Linear style;
    private readonly RelationalLayer[] layers;
    private readonly Linear join;
    private readonly LayerNormalization joinNorm;
    private readonly Tensor decoderTokens;

    /// <param name="isToBeFilled">Leaves the token tables at zero, for weights that are read from a file: drawing them takes longer than
    /// reading.</param>
    public LikelihoodNetwork(CellSchema schema, LikelihoodOptions options, bool isToBeFilled = false)
    {
        Schema = schema;
        Options = options;
        var width = options.Hidden;
        var random = new Pcg32((ulong)options.Seed);
        encoderTokens = Add(Tokens("encoder.tokens", 1));
        encoderNorm = new LayerNormalization("encoder.norm", width);
        own = new Linear("own", width, width, random);
        style = new Linear("style", width, width, random);
        layers = [.. Enumerable.Range(0, options.Layers).Select(i => new RelationalLayer($"layer{i}", schema.RelationCount, width, random))];
        join = new Linear("join", width * (layers.Length > 0 ? 3 : 2), width, random);
        joinNorm = new LayerNormalization("join.norm", width);
        decoderTokens = Add(Tokens("decoder.tokens", 0.02f));
        RowBias = Add(Initialize.Zeros("decoder.bias", schema.RowCount, 1));
        schema.LogPrior.CopyTo(RowBias.Values);
        foreach (var parameter in (IEnumerable<Tensor>)[.. encoderNorm.Parameters, .. own.Parameters, .. style.Parameters,
            .. layers.SelectMany(l => l.Parameters), .. join.Parameters, .. joinNorm.Parameters])
        {
            Add(parameter);
        }

        Tensor Tokens(string name, float deviation) => isToBeFilled
            ? Initialize.Zeros(name, schema.TokenCount, width)
            : Initialize.Normal(name, schema.TokenCount, width, deviation, random);
    }

    /// <summary>All parameters by name.</summary>
    public IReadOnlyDictionary<string, Tensor> Parameters => parameters;

    /// <summary>One bias a row, starting at the row's share of its variable.</summary>
    public Tensor RowBias { get; }

    public CellSchema Schema { get; }

    public LikelihoodOptions Options { get; }

    /// <summary>Logits of every outcome of every asked slot, pairs × 1, in the order of <see cref="MaskedInput.PairRows"/>.</summary>
    internal Tensor Forward(Tape tape, MaskedInput input, int[] graphOffsets)
    {
        var bag = tape.EmbeddingBag(encoderTokens, input.TokenOffsets, input.Tokens, input.TokenWeights, BagMode.Sum);
        var x = encoderNorm.Forward(tape, bag);
        var self = own.Forward(tape, x, Activation.Gelu);
        var house = tape.Gather(style.Forward(tape, tape.SegmentMean(x, graphOffsets), Activation.Tanh), input.GraphOfNode);
        var joined = layers.Length > 0 ? tape.Concat(self, Neighbourhood(tape, input, x), house) : tape.Concat(self, house);
        var hidden = joinNorm.Forward(tape, join.Forward(tape, tape.Dropout(joined, Options.Dropout), Activation.Gelu));
        var fit = tape.BagDot(hidden, input.PairNode, decoderTokens, input.PairTokenOffsets, input.PairTokens);
        return tape.Add(fit, tape.BagBias(RowBias, input.PairRowOffsets, input.PairRows));
    }

    private Tensor Neighbourhood(Tape tape, MaskedInput input, Tensor x)
    {
        foreach (var layer in layers)
        {
            x = layer.Forward(tape, x, input);
        }

        return x;
    }

    private Tensor Add(Tensor parameter)
    {
        parameters.Add(parameter.Name, parameter);
        return parameter;
    }
}
