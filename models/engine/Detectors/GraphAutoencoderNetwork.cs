using GraphSec.Models.Layers;

namespace GraphSec.Models.Detectors;

/// <summary>
/// DOMINANT (Ding et al. 2019): H = relu(Â·X·W₁), Z = Â·H·W₂, attributes X̂ = Â·Z·W₃, edges from z[i]·z[j]. Â·X does not
/// change and is computed once; Â stands on the narrower side of each product.
/// </summary>
public sealed class GraphAutoencoderNetwork
{
    readonly Linear _first;
    readonly Linear _second;
    readonly Linear _decoder;

    public GraphAutoencoderNetwork(int features, int hidden, Pcg32 random)
    {
        _first = new Linear("encoder.0", features, hidden, random);
        _second = new Linear("encoder.1", hidden, hidden, random);
        _decoder = new Linear("decoder", hidden, features, random);
    }

    public IReadOnlyList<Tensor> Parameters => [.. _first.Parameters, .. _second.Parameters, .. _decoder.Parameters];

    /// <summary>Â·X, to be kept by the caller.</summary>
    public static Tensor Smooth(Tape tape, AttributedGraph data)
    {
        var smooth = tape.Aggregate(data.Features, Adjacency(data), BagMode.Sum);
        var kept = Tensor.From(smooth.Rows, smooth.Columns, smooth.Read());
        tape.Adopt(kept);
        tape.Reset();
        return kept;
    }

    /// <summary>n × hidden embeddings and n × features reconstructed attributes.</summary>
    public (Tensor Embedding, Tensor Attributes) Forward(Tape tape, AttributedGraph data, Tensor smooth) =>
        Forward(tape, smooth, Adjacency(data), Adjacency(data));

    /// <summary>relu(Â·X·W₁)·W₂ of the rows of <paramref name="adjacency"/>, to be summed over neighbours.</summary>
    internal Tensor Messages(Tape tape, Tensor features, CsrMatrix adjacency)
    {
        var smooth = tape.Aggregate(features, adjacency, BagMode.Sum);
        return _second.Forward(tape, _first.Forward(tape, smooth, Activation.Relu));
    }

    /// <summary>Attributes of the rows of <paramref name="adjacency"/>, from the embeddings of all.</summary>
    internal Tensor Attributes(Tape tape, Tensor embedding, CsrMatrix adjacency) =>
        _decoder.Forward(tape, tape.Aggregate(embedding, adjacency, BagMode.Sum));

    /// <summary>Embeddings of the rows of <paramref name="far"/>, attributes of those of <paramref name="near"/>.</summary>
    /// <param name="smooth">One row per column of far.</param>
    /// <param name="near">One column per row of far.</param>
    internal (Tensor Embedding, Tensor Attributes) Forward(Tape tape, Tensor smooth, CsrMatrix far, CsrMatrix near)
    {
        var hidden = _first.Forward(tape, smooth, Activation.Relu);
        var embedding = tape.Aggregate(_second.Forward(tape, hidden), far, BagMode.Sum);
        var attributes = _decoder.Forward(tape, tape.Aggregate(embedding, near, BagMode.Sum));
        return (embedding, attributes);
    }

    /// <summary>share · squared error of the attributes + (1 - share) · loss of the structure, 1 × 1.</summary>
    public Tensor Loss(Tape tape, AttributedGraph data, Tensor smooth, int[] shifts, float share)
    {
        var (embedding, attributes) = Forward(tape, data, smooth);
        return Loss(tape, data, embedding, tape.MeanSquaredError(attributes, data.Features), shifts, share);
    }

    /// <summary>The same loss where most features are 0: X is multiplied as a sparse matrix, and X̂ never made.</summary>
    public Tensor Loss(Tape tape, AttributedGraph data, SparseTarget features, int[] shifts, float share)
    {
        var adjacency = Adjacency(data);
        var words = tape.Aggregate(_first.Weight, features.Matrix, BagMode.Sum);
        var hidden = tape.Relu(tape.AddBias(tape.Aggregate(words, adjacency, BagMode.Sum), _first.Bias));
        var embedding = tape.Aggregate(_second.Forward(tape, hidden), adjacency, BagMode.Sum);
        var smooth = tape.Aggregate(embedding, adjacency, BagMode.Sum);
        var error = tape.SquaredError(smooth, _decoder.Weight, _decoder.Bias, features);
        return Loss(tape, data, embedding, error, shifts, share);
    }

    static Tensor Loss(Tape tape, AttributedGraph data, Tensor embedding, Tensor error, int[] shifts, float share)
    {
        var structure = tape.PairLoss(embedding, Adjacency(data), shifts);
        return tape.Add(tape.Scale(error, share), tape.Scale(structure, 1 - share));
    }

    static CsrMatrix Adjacency(AttributedGraph data) =>
        data.Adjacency ?? throw new ArgumentException("a graph autoencoder needs an adjacency");
}
