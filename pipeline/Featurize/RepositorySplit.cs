using System.Security.Cryptography;
using System.Text;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Featurize;

/// <summary>Assigns repositories to training, validation and test by a hash of seed and name, so that adding a repository moves
/// few others.</summary>
public static class RepositorySplit
{
    public static IReadOnlyDictionary<string, Split> Of(IEnumerable<string> repositories, FeaturizeOptions options)
    {
        var sorted = repositories.Distinct(StringComparer.Ordinal)
            .OrderBy(name => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{options.Seed} {name}"))), StringComparer.Ordinal)
            .ToArray();
        var test = Share(sorted.Length, options.TestShare, least: 3);
        var validation = Share(sorted.Length, options.ValidationShare, least: 5);
        var split = new SortedDictionary<string, Split>(StringComparer.Ordinal);
        for (var i = 0; i < sorted.Length; i++)
        {
            split[sorted[i]] = i < test ? Split.Test : i < test + validation ? Split.Validation : Split.Training;
        }

        return split;
    }

    /// <summary>At least one repository where there are <paramref name="least"/> in all and a share is wanted.</summary>
    private static int Share(int count, double share, int least) =>
        count < least || share <= 0 ? 0 : Math.Max(1, (int)Math.Round(count * share));
}
