namespace GraphSec.Models.Detectors.Evidence;

/// <summary>
/// Learns from pairs what makes the worse one worse: a weight for each word, such that the log-odds of one thing being worse than another
/// are the difference of their sums (Bradley and Terry, Biometrika 1952, with features), by logistic loss and a ridge. The loss is
/// convex; it is descended by Nesterov's accelerated gradient (1983) at the step that its curvature allows.
/// </summary>
public static class PreferenceTraining
{
    /// <param name="buckets">Rows of the table of words.</param>
    /// <param name="ridge">Beside the mean loss of a pair: half of it times the square of every weight.</param>
    /// <returns>A weight for every word, buckets.</returns>
    public static float[] Fit(PreferencePairs pairs, int buckets, float ridge, int iterations = 400)
    {
        var (now, ahead, gradient) = (new float[buckets], new float[buckets], new float[buckets]);
        var total = pairs.Weights.Sum();
        if (total <= 0)
        {
            return now;
        }

        var step = 1 / (Curvature(pairs, total) + ridge);
        for (var i = 0; i < iterations; i++)
        {
            Gradient(pairs, ahead, ridge, total, gradient);
            var momentum = i / (i + 3f);
            for (var word = 0; word < buckets; word++)
            {
                var next = ahead[word] - step * gradient[word];
                ahead[word] = next + momentum * (next - now[word]);
                now[word] = next;
            }
        }

        return now;
    }

    private static void Gradient(PreferencePairs pairs, float[] weights, float ridge, float total, float[] gradient)
    {
        for (var word = 0; word < weights.Length; word++)
        {
            gradient[word] = ridge * weights[word];
        }

        for (var pair = 0; pair < pairs.Count; pair++)
        {
            var words = pairs.WordsOf(pair);
            var times = pairs.TimesOf(pair);
            var sum = 0f;
            for (var i = 0; i < words.Length; i++)
            {
                sum += times[i] * weights[words[i]];
            }

            var slope = -pairs.Weights[pair] / total / (1 + MathF.Exp(Math.Clamp(sum, -30, 30)));
            for (var i = 0; i < words.Length; i++)
            {
                gradient[words[i]] += slope * times[i];
            }
        }
    }

    /// <summary>The largest eigenvalue of the mean of xxᵀ/4, and a little more, by power iteration: the logistic loss is nowhere more
    /// curved.</summary>
    private static float Curvature(PreferencePairs pairs, float total)
    {
        const int Rounds = 30;
        const float Slack = 1.1f;
        var (direction, length) = (new Dictionary<int, float>(), 0f);
        for (var pair = 0; pair < pairs.Count; pair++)
        {
            foreach (var word in pairs.WordsOf(pair))
            {
                direction[word] = 1;
            }
        }

        for (var round = 0; round < Rounds; round++)
        {
            var scale = 1 / MathF.Sqrt(Math.Max(1e-30f, direction.Values.Sum(v => v * v)));
            var image = direction.Keys.ToDictionary(word => word, _ => 0f);
            for (var pair = 0; pair < pairs.Count; pair++)
            {
                var words = pairs.WordsOf(pair);
                var times = pairs.TimesOf(pair);
                var sum = 0f;
                for (var i = 0; i < words.Length; i++)
                {
                    sum += times[i] * direction[words[i]] * scale;
                }

                for (var i = 0; i < words.Length; i++)
                {
                    image[words[i]] += 0.25f * pairs.Weights[pair] / total * sum * times[i];
                }
            }

            direction = image;
            length = MathF.Sqrt(direction.Values.Sum(v => v * v));
        }

        return Slack * length + 1e-6f;
    }
}
