namespace GraphSec.Benchmarks;

/// <summary>Where the repository is that this program was built in.</summary>
internal static class Checkout
{
    /// <exception cref="DirectoryNotFoundException">The program was carried elsewhere.</exception>
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "GraphSec.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("the benchmarks run inside the repository");
    }
}
