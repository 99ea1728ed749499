using GraphSec.Models.Layers;

namespace GraphSec.Models.Detectors.Likelihood;

/// <summary>One round of messages: gelu(W x + U mean(x_j ⊙ r) over what a node refers to + V the same over what refers to it).</summary>
internal sealed class RelationalLayer
{
    private readonly Tensor outgoing;
    private readonly Tensor incoming;
    private readonly Linear self;
    private readonly Linear toward;
    private readonly Linear from;
    private readonly bool isTyped;

    /// <param name="relations">Rows of the two relation tables, each width wide.</param>
    /// <param name="random">Null leaves all at zero, for others to fill.</param>
    public RelationalLayer(string name, int relations, int width, Pcg32? random, LikelihoodParts without)
    {
        var isDirected = !without.HasFlag(LikelihoodParts.Direction);
        isTyped = !without.HasFlag(LikelihoodParts.Relations);
        relations = isTyped ? relations : 1;
        outgoing = AroundOne($"{name}.relations.out", relations, width, random);
        incoming = isDirected ? AroundOne($"{name}.relations.in", relations, width, random) : outgoing;
        self = new Linear($"{name}.self", width, width, random);
        toward = new Linear($"{name}.out", width, width, random);
        from = isDirected ? new Linear($"{name}.in", width, width, random) : toward;
    }

    public IReadOnlyList<Tensor> Parameters => from == toward
        ? [outgoing, .. self.Parameters, .. toward.Parameters]
        : [outgoing, incoming, .. self.Parameters, .. toward.Parameters, .. from.Parameters];

    /// <summary>Some nodes' next state, rows × width.</summary>
    /// <param name="own">Their own rows of x.</param>
    /// <param name="x">All nodes' state, n × width.</param>
    /// <param name="refersTo">Rows × n.</param>
    /// <param name="referredBy">Rows × n.</param>
    public Tensor Forward(Tape tape, Tensor own, Tensor x, VisibleEdges refersTo, VisibleEdges referredBy)
    {
        var referred = tape.RelationalAggregate(x, outgoing, refersTo.Adjacency, Types(refersTo), BagMode.Mean);
        var referring = tape.RelationalAggregate(x, incoming, referredBy.Adjacency, Types(referredBy), BagMode.Mean);
        var sum = tape.Add(toward.Forward(tape, referred), from.Forward(tape, referring));
        return tape.Gelu(tape.Add(self.Forward(tape, own), sum));
    }

    private int[] Types(VisibleEdges edges) => isTyped ? edges.Relations : new int[edges.Relations.Length];

    /// <summary>Starts relations near the identity, so that they begin alike and learn to differ.</summary>
    private static Tensor AroundOne(string name, int rows, int width, Pcg32? random)
    {
        if (random is null)
        {
            return Initialize.Zeros(name, rows, width);
        }

        var relations = Initialize.Normal(name, rows, width, 0.3f, random);
        foreach (ref var value in relations.Values)
        {
            value += 1;
        }

        return relations;
    }
}
