using GraphSec.Models.Kernels;

namespace GraphSec.Models.Detectors.Contrast;

/// <summary>
/// What surrounds a node, hop by hop: the mean of a matrix over the ends of random walks of that length that start at the node
/// and did not come back to it. A node's own row never enters its surroundings, at whatever distance.
/// </summary>
internal sealed class NeighbourhoodWalk
{
    /// <summary>Hops up to which the chance of a return is known.</summary>
    public const int Most = 4;

    private readonly CsrMatrix step;
    private readonly float[][] returns;
    private readonly IKernels kernels;

    public NeighbourhoodWalk(CsrMatrix neighbours, IKernels kernels)
    {
        this.kernels = kernels;
        step = neighbours.Averaging();
        returns = Returns(neighbours);
    }

    /// <summary>Nodes × columns of <paramref name="x"/> for 1 .. <paramref name="hops"/> hops; zeros where no walk ends elsewhere. Each is
    /// valid until the next is asked for.</summary>
    public IEnumerable<Tensor> Contexts(Tensor x, int hops)
    {
        var (walked, next, context) = (x, new Tensor(x.Rows, x.Columns), new Tensor(x.Rows, x.Columns));
        for (var hop = 1; hop <= hops; hop++)
        {
            kernels.Gather(new Bags(step), walked.Values, next.Values, x.Columns, add: false);
            var back = returns[hop - 1];
            for (var i = 0; i < x.Rows; i++)
            {
                var elsewhere = 1 - back[i];
                var into = context.Values.Slice(i * x.Columns, x.Columns);
                var ends = next.Row(i);
                var own = x.Row(i);
                for (var c = 0; c < into.Length; c++)
                {
                    into[c] = elsewhere > 1e-6f ? (ends[c] - back[i] * own[c]) / elsewhere : 0;
                }
            }

            yield return context;
            (walked, next) = (next, hop == 1 ? new Tensor(x.Rows, x.Columns) : walked);
        }
    }

    /// <summary>
    /// For 1 .. <see cref="Most"/> steps and each node i the chance to be back: P²'s diagonal as it is, P³'s and P⁴'s from row i of P², since
    /// deg(i)·Pᵏ(i, j) = deg(j)·Pᵏ(j, i).
    /// </summary>
    private static float[][] Returns(CsrMatrix neighbours)
    {
        var (two, touched) = (new double[neighbours.Rows], new List<int>());
        float[][] back = [.. Enumerable.Range(0, Most).Select(_ => new float[neighbours.Rows])];
        for (var i = 0; i < neighbours.Rows; i++)
        {
            var near = Near(i);
            foreach (var j in near)
            {
                foreach (var k in Near(j))
                {
                    if (two[k] == 0)
                    {
                        touched.Add(k);
                    }

                    two[k] += 1.0 / ((double)near.Length * Near(j).Length);
                }
            }

            back[1][i] = (float)two[i];
            double three = 0, four = 0;
            foreach (var j in near)
            {
                three += two[j] / Near(j).Length;
            }

            foreach (var k in touched)
            {
                four += two[k] * two[k] * near.Length / Near(k).Length;
                two[k] = 0;
            }

            (back[2][i], back[3][i]) = ((float)three, (float)four);
            touched.Clear();
        }

        return back;

        ReadOnlySpan<int> Near(int node) => neighbours.Indices.AsSpan(neighbours.Offsets[node]..neighbours.Offsets[node + 1]);
    }
}
