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

    /// <param name="relations">Rows of the two relation tables, each width wide.</param>
    public RelationalLayer(string name, int relations, int width, Pcg32 random)
    {
        outgoing = AroundOne($"{name}.relations.out", relations, width, random);
        incoming = AroundOne($"{name}.relations.in", relations, width, random);
        self = new Linear($"{name}.self", width, width, random);
        toward = new Linear($"{name}.out", width, width, random);
        from = new Linear($"{name}.in", width, width, random);
    }

    public IReadOnlyList<Tensor> Parameters =>
        [outgoing, incoming, .. self.Parameters, .. toward.Parameters, .. from.Parameters];

    /// <summary>n × width to n × width.</summary>
    public Tensor Forward(Tape tape, Tensor x, MaskedInput input)
    {
        var referred = tape.RelationalAggregate(x, outgoing, input.Outgoing, input.OutgoingRelation, BagMode.Mean);
        var referring = tape.RelationalAggregate(x, incoming, input.Incoming, input.IncomingRelation, BagMode.Mean);
        var sum = tape.Add(toward.Forward(tape, referred), from.Forward(tape, referring));
        return tape.Gelu(tape.Add(self.Forward(tape, x), sum));
    }

    /// <summary>Starts relations near the identity, so that they begin alike and learn to differ.</summary>
    private static Tensor AroundOne(string name, int rows, int width, Pcg32 random)
    {
        var relations = Initialize.Normal(name, rows, width, 0.3f, random);
        foreach (ref var value in relations.Values)
        {
            value += 1;
        }

        return relations;
    }
}
