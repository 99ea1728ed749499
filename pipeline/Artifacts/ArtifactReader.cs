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
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException($"cannot read '{path}': there is no such file; run the stage that writes it first", error);
        }
        catch (Exception error) when (WriteFailure.IsFileSystem(error))
        {
            throw new InputException($"cannot read '{path}': {error.Message}; check that you may read it", error);
        }
    }
}
