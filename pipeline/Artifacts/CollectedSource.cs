namespace GraphSec.Pipeline.Artifacts;

/// <summary>One Terraform input that <c>collect</c> found.</summary>
/// <param name="Repository">The repository it is of.</param>
/// <param name="Name">Unique: its path relative to the collected root, "." for the root itself.</param>
/// <param name="Path">Where it is, relative to <see cref="CollectedSources.Root"/>, with '/': a file, or the folder of a
/// configuration.</param>
/// <param name="Sha256">Of a file's bytes; of a configuration's files with their relative paths, the local modules it calls
/// and the files they may read included. Lower-case hex.</param>
/// <param name="Bytes">Size of the file, or of all those files.</param>
public sealed record CollectedSource(string Repository, string Name, string Path, SourceForm Form, string Sha256, long Bytes)
{
    /// <summary>Name of the root itself.</summary>
    public const string Top = ".";
}
