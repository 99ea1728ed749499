using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Collect;
using GraphSec.Pipeline.Report;

namespace GraphSec.Cli.Configuration;

/// <summary>Whether a block is one that the configuration excludes.</summary>
internal sealed class Exclusion
{
    private readonly PathPattern[] paths;
    private readonly PathPattern[] types;
    private readonly PathPattern[] addresses;
    private readonly Func<string, string> nameOf;

    /// <param name="sources">Says where files are; places count as they are where there is none.</param>
    public Exclusion(ConfigFile config, SourceTree? sources)
    {
        paths = [.. config.ExcludePaths.Select(pattern => new PathPattern(pattern))];
        types = [.. config.ExcludeTypes.Select(pattern => new PathPattern(pattern))];
        addresses = [.. config.ExcludeAddresses.Select(pattern => new PathPattern(pattern))];
        // Both by way of the repository, for a revision of it may stand in another place.
        var folder = SourceTree.RepositoryAround(config.Folder) is { } root ? Path.GetRelativePath(root, config.Folder) : ".";
        nameOf = file => sources is null ? file : Path.GetRelativePath(folder, sources.NameOf(file)).Replace(Path.DirectorySeparatorChar, '/');
    }

    public bool Holds(BlockFeatures block) =>
        Array.Exists(types, type => type.Matches(block.Type))
        || Array.Exists(addresses, address => address.Matches(block.Address))
        || (paths.Length > 0 && block.Place is { } place && nameOf(place.File) is var file && Array.Exists(paths, path => path.Matches(file)));
}
