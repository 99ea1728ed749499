namespace GraphSec.Pipeline.Collect.Fetch;

/// <summary>One thing that a user named to collect from, as a file or folder of this machine.</summary>
/// <param name="Shown">As the user named it.</param>
/// <param name="Path">Where it is now.</param>
public sealed record FetchedSource(string Shown, string Path)
{
    /// <summary>What was passed over on the way, one line each.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>What it is called among others.</summary>
    public string Name => System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(Path)));
}
