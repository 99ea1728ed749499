using GraphSec.Pipeline.Report;

namespace GraphSec.Cli.Configuration;

/// <summary>Finds the configuration of what is scored.</summary>
internal static class ConfigSearch
{
    /// <summary>The closest file in the folder or above it, up to the root of its repository; outside of one in the folder alone.</summary>
    /// <param name="path">A folder, or a file in one.</param>
    public static ConfigFile Find(string path)
    {
        var folder = Path.GetFullPath(path);
        folder = Directory.Exists(folder) ? folder : Path.GetDirectoryName(folder) ?? folder;
        var last = SourceTree.RepositoryAround(folder) ?? folder;
        for (var at = folder; at is not null; at = at == last ? null : Path.GetDirectoryName(at))
        {
            var file = Path.Combine(at, ConfigFile.Name);
            if (File.Exists(file))
            {
                return ConfigReader.Read(file, last);
            }
        }

        return ConfigFile.None;
    }
}
