namespace GraphSec.Models.Detectors;

/// <summary>
/// Liu, Ting and Zhou 2008: outliers are cut off by fewer random splits. Score 2^(-E[path length] / c(sample)), where c(n)
/// is the mean path length of an unsuccessful search among n; ½ is ordinary, towards 1 is odd.
/// </summary>
/// <param name="trees">100 in the paper.</param>
/// <param name="sample">Rows per tree, drawn without replacement; 256 in the paper.</param>
/// <param name="seed">Tree t draws from stream t of it.</param>
public sealed class IsolationForest(int trees = 100, int sample = 256, ulong seed = 0) : OutlierDetector
{
    readonly IsolationTree[] _trees = new IsolationTree[trees];
    float _norm;

    protected override void Learn(AttributedGraph data)
    {
        var x = data.Features;
        var taken = Math.Min(sample, x.Rows);
        _norm = IsolationTree.MeanPath(taken);
        for (var t = 0; t < trees; t++)
        {
            var random = new Pcg32(seed, (ulong)t);
            var rows = Enumerable.Range(0, x.Rows).ToArray();
            for (var i = 0; i < taken; i++)
            {
                var j = i + random.Next(rows.Length - i);
                (rows[i], rows[j]) = (rows[j], rows[i]);
            }

            _trees[t] = new IsolationTree(x, rows.AsSpan(0, taken), random);
        }
    }

    protected override float[] Decide(AttributedGraph data)
    {
        var x = data.Features;
        var scores = new float[x.Rows];
        Parallel.For(0, scores.Length, i =>
        {
            var row = x.Row(i);
            var sum = 0f;
            foreach (var tree in _trees)
            {
                sum += tree.PathLength(row);
            }

            scores[i] = _norm == 0 ? 0.5f : MathF.Pow(2, -sum / trees / _norm);
        });
        return scores;
    }
}
