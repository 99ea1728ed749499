namespace GraphSec.Pipeline.Evaluate;

/// <summary>How well scores rank what is labelled. Ties count half, as in the Mann-Whitney statistic.</summary>
public static class RankingMetrics
{
    /// <summary>Area under the ROC curve: the chance that a fault scores above a block without one; NaN where either is missing.</summary>
    public static double RocAuc(IReadOnlyList<double> scores, IReadOnlyList<bool> labels)
    {
        var order = Enumerable.Range(0, scores.Count).OrderBy(i => scores[i]).ToArray();
        double rankSum = 0;
        long positives = 0;
        for (var first = 0; first < order.Length;)
        {
            var end = first;
            while (end < order.Length && scores[order[end]] == scores[order[first]])
            {
                end++;
            }

            var rank = (first + 1 + end) / 2.0;
            for (var i = first; i < end; i++)
            {
                rankSum += labels[order[i]] ? rank : 0;
                positives += labels[order[i]] ? 1 : 0;
            }

            first = end;
        }

        var negatives = order.Length - positives;
        return positives == 0 || negatives == 0 ? double.NaN : (rankSum - positives * (positives + 1) / 2.0) / (positives * negatives);
    }

    /// <summary>Mean precision at each step of recall; a group of ties is one step.</summary>
    public static double AveragePrecision(IReadOnlyList<double> scores, IReadOnlyList<bool> labels)
    {
        var total = labels.Count(l => l);
        double sum = 0;
        var before = new CurvePoint(0, 0, 0, 0);
        foreach (var point in Curve(scores, labels))
        {
            sum += (point.Recall - before.Recall) * point.Precision;
            before = point;
        }

        return total == 0 ? double.NaN : sum;
    }

    /// <summary>A point for every distinct score, from the highest down.</summary>
    public static IEnumerable<CurvePoint> Curve(IReadOnlyList<double> scores, IReadOnlyList<bool> labels)
    {
        var order = Enumerable.Range(0, scores.Count).OrderByDescending(i => scores[i]).ToArray();
        int positives = labels.Count(l => l), negatives = labels.Count - positives, hits = 0;
        for (var i = 0; i < order.Length; i++)
        {
            hits += labels[order[i]] ? 1 : 0;
            if (i + 1 == order.Length || scores[order[i + 1]] != scores[order[i]])
            {
                var recall = positives == 0 ? 0 : (double)hits / positives;
                var fall = negatives == 0 ? 0 : (double)(i + 1 - hits) / negatives;
                yield return new CurvePoint(scores[order[i]], recall, fall, (double)hits / (i + 1));
            }
        }
    }
}
