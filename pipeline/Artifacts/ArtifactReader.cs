namespace GraphSec.Pipeline.Artifacts;

/// <summary>Opens what an earlier stage wrote; what is missing or closed to us is an error the user can mend.</summary>
public static class ArtifactReader
{
    /// <exception cref="InputException">No such file, or it cannot be read.</exception>
    public static StreamReader OpenText(string path)
    {
        try
        {
            return new StreamReader(path, AtomicFile.Utf8);
        }
        catch (Exception error) when (FileFailure.IsFileSystem(error))
        {
            throw FileFailure.OfReading(path, error);
        }
    }
}
