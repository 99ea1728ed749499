namespace GraphSec.Conformance.Edges;

/// <summary>How many nodes and reduced edges are on both sides, or on one alone.</summary>
/// <param name="Nodes">Resource blocks on both sides.</param>
/// <param name="NodesMissing">In terraform's graph alone.</param>
/// <param name="NodesExtra">In ours alone.</param>
/// <param name="Both">Edges on both sides.</param>
/// <param name="Missing">In terraform's graph alone.</param>
/// <param name="Extra">In ours alone.</param>
internal readonly record struct EdgeCounts(int Nodes, int NodesMissing, int NodesExtra, int Both, int Missing, int Extra)
{
    /// <summary>Of our edges, the share that terraform has.</summary>
    public double Precision => Both + Extra == 0 ? 1 : (double)Both / (Both + Extra);

    /// <summary>Of terraform's edges, the share that we have.</summary>
    public double Recall => Both + Missing == 0 ? 1 : (double)Both / (Both + Missing);

    public static EdgeCounts Sum(IEnumerable<EdgeCounts> parts)
    {
        var sum = default(EdgeCounts);
        foreach (var part in parts)
        {
            sum = new EdgeCounts(sum.Nodes + part.Nodes, sum.NodesMissing + part.NodesMissing, sum.NodesExtra + part.NodesExtra,
                sum.Both + part.Both, sum.Missing + part.Missing, sum.Extra + part.Extra);
        }

        return sum;
    }
}
