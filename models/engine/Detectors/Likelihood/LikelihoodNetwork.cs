namespace GraphSec.Models.Detectors.Likelihood;

/// <summary>
/// A relational network that gives every hidden cell of a graph a distribution over its outcomes, from the node's other cells,
/// its neighbours both ways and the graph's average. Masked modelling after GraphMAE (Hou et al., KDD 2022) and MCM (Yin et al.,
/// ICLR 2024); messages are scaled by a vector per relation as in DistMult (Yang et al., ICLR 2015).
/// </summary>
public sealed class LikelihoodNetwork
{
    private readonly CellSchema schema;
    private readonly LikelihoodOptions options;
    private readonly Dictionary<string, Tensor> parameters = new(StringComparer.Ordinal);

    public LikelihoodNetwork(CellSchema schema, LikelihoodOptions options)
    {
        this.schema = schema;
        this.options = options;
        var width = options.Hidden;
        var random = new InitialValues(options.Seed);
        Add("encoder.tokens", random.Normal(schema.TokenCount, width, 1f));
        Add("encoder.gain", InitialValues.Constant(1, width, 1f));
        Add("encoder.shift", InitialValues.Constant(1, width, 0f));
        AddLinear(random, "own", width, width);
        AddLinear(random, "style", width, width);
        for (var layer = 0; layer < options.Layers; layer++)
        {
            Add($"layer{layer}.relations.out", random.Normal(schema.RelationCount, width, 0.3f, 1f));
            Add($"layer{layer}.relations.in", random.Normal(schema.RelationCount, width, 0.3f, 1f));
            AddLinear(random, $"layer{layer}.self", width, width);
            AddLinear(random, $"layer{layer}.out", width, width);
            AddLinear(random, $"layer{layer}.in", width, width);
        }

        AddLinear(random, "join", width * (options.Layers > 0 ? 3 : 2), width);
        Add("join.gain", InitialValues.Constant(1, width, 1f));
        Add("join.shift", InitialValues.Constant(1, width, 0f));
        Add("decoder.tokens", random.Normal(schema.TokenCount, width, 0.02f));
        var bias = new Tensor(schema.RowCount, 1);
        schema.LogPrior.CopyTo(bias.Values);
        Add("decoder.bias", bias);
    }

    /// <summary>All parameters by name, in a fixed order.</summary>
    public IReadOnlyDictionary<string, Tensor> Parameters => parameters;

    public CellSchema Schema => schema;

    public LikelihoodOptions Options => options;

    /// <summary>Logits of every outcome of every asked slot, pairs × 1, in the order of <see cref="MaskedInput.PairRows"/>.</summary>
    internal Tensor Forward(Tape tape, MaskedInput input, int[] graphOffsets)
    {
        var bag = tape.EmbeddingBag(parameters["encoder.tokens"], input.TokenOffsets, input.Tokens, input.TokenWeights, BagMode.Sum);
        var x = tape.LayerNorm(bag, parameters["encoder.gain"], parameters["encoder.shift"]);
        var own = tape.Gelu(Linear(tape, "own", x));
        var style = tape.Gather(tape.Tanh(Linear(tape, "style", tape.SegmentMean(x, graphOffsets))), input.GraphOfNode);
        var joined = options.Layers > 0 ? tape.Concat(own, Neighbourhood(tape, input, x), style) : tape.Concat(own, style);
        var hidden = tape.Gelu(Linear(tape, "join", tape.Dropout(joined, options.Dropout)));
        hidden = tape.LayerNorm(hidden, parameters["join.gain"], parameters["join.shift"]);
        var fit = tape.BagDot(hidden, input.PairNode, parameters["decoder.tokens"], input.PairTokenOffsets, input.PairTokens);
        return tape.Add(fit, tape.BagBias(parameters["decoder.bias"], input.PairRowOffsets, input.PairRows));
    }

    private Tensor Neighbourhood(Tape tape, MaskedInput input, Tensor x)
    {
        for (var layer = 0; layer < options.Layers; layer++)
        {
            var name = $"layer{layer}";
            var toward = tape.RelationalAggregate(x, parameters[$"{name}.relations.out"], input.Outgoing, input.OutgoingRelation, BagMode.Mean);
            var from = tape.RelationalAggregate(x, parameters[$"{name}.relations.in"], input.Incoming, input.IncomingRelation, BagMode.Mean);
            var sum = tape.Add(Linear(tape, $"{name}.out", toward), Linear(tape, $"{name}.in", from));
            x = tape.Gelu(tape.Add(Linear(tape, $"{name}.self", x), sum));
        }

        return x;
    }

    private Tensor Linear(Tape tape, string name, Tensor x) =>
        tape.AddBias(tape.MatMul(x, parameters[$"{name}.weight"]), parameters[$"{name}.bias"]);

    private void AddLinear(InitialValues random, string name, int from, int to)
    {
        Add($"{name}.weight", random.Glorot(from, to));
        Add($"{name}.bias", InitialValues.Constant(1, to, 0f));
    }

    private void Add(string name, Tensor tensor)
    {
        tensor.Name = name;
        tensor.IsParameter = true;
        parameters.Add(name, tensor);
    }
}
