using System.Collections.Concurrent;

namespace GraphSec.Conformance.Edges;

/// <summary>Copies checkouts, makes them run and compares every folder of theirs.</summary>
internal sealed class EdgesRun(EdgesOptions options, string workplace)
{
    /// <summary>One result a folder, in order of checkouts and folders.</summary>
    public IReadOnlyList<FolderResult> Run()
    {
        var rewriter = new CopyRewriter(options, new ModuleShelf(options.Modules, workplace));
        var cases = new List<(string Checkout, string Copy, string Folder)>();
        foreach (var path in options.Paths)
        {
            var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
            var copy = Path.Combine(workplace, "checkouts", name);
            CheckoutCopy.Copy(path, copy);
            rewriter.Rewrite(copy);
            cases.AddRange(CheckoutCopy.Folders(copy).Select(folder => (name, copy, folder)));
        }

        var results = new FolderResult[cases.Count];
        var comparison = new FolderComparison(options, workplace);
        var next = Partitioner.Create(Enumerable.Range(0, cases.Count), EnumerablePartitionerOptions.NoBuffering);
        Parallel.ForEach(next, new ParallelOptions { MaxDegreeOfParallelism = options.Parallel }, i =>
        {
            var (checkout, copy, folder) = cases[i];
            results[i] = comparison.Compare(new FolderResult(checkout,
                Path.GetRelativePath(copy, folder).Replace(Path.DirectorySeparatorChar, '/')), folder);
        });
        return results;
    }
}
