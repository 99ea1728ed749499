namespace GraphSec.Models.Detectors.Contrast;

/// <summary>How far from the middle a node's features lie.</summary>
internal static class FeatureDistance
{
    /// <summary>Below it, in squared standard deviations, nodes are all in the middle.</summary>
    private const double Least = 1e-6;

    /// <summary>Per node the logarithm of the mean squared distance from the columns' means, in their standard deviations.</summary>
    public static float[] Of(Tensor features)
    {
        var squares = new double[features.Rows];
        for (var column = 0; column < features.Columns; column++)
        {
            double sum = 0, sumOfSquares = 0;
            for (var row = 0; row < features.Rows; row++)
            {
                sum += features[row, column];
                sumOfSquares += (double)features[row, column] * features[row, column];
            }

            var mean = sum / features.Rows;
            var variance = sumOfSquares / features.Rows - mean * mean;
            for (var row = 0; row < features.Rows && variance > 1e-12 * mean * mean; row++)
            {
                var difference = features[row, column] - mean;
                squares[row] += difference * difference / (variance * features.Columns);
            }
        }

        return Array.ConvertAll(squares, square => (float)Math.Log(square + Least));
    }
}
