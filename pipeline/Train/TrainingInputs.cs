using System.Security.Cryptography;
using System.Text;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Train;

/// <summary>A hash of all that a training follows from: what an interrupted one left serves no other.</summary>
internal static class TrainingInputs
{
    /// <param name="features">Folder that featurize wrote.</param>
    /// <param name="init">Folder of the model to start from, or null.</param>
    /// <param name="options">All else, as text.</param>
    /// <exception cref="InputException">The features or the model cannot be read.</exception>
    public static string Hash(string features, string? init, string options)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(options));
        if (init is not null)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(DetectorFile.Fingerprint(init)));
        }

        try
        {
            foreach (var file in (ReadOnlySpan<string>)[ArtifactFolders.Features, ArtifactFolders.Vocabulary])
            {
                using var stream = File.OpenRead(Path.Combine(features, file));
                hash.AppendData(SHA256.HashData(stream));
            }
        }
        catch (Exception error) when (FileFailure.IsFileSystem(error))
        {
            throw FileFailure.OfReading(features, error);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
