using System.Collections.Concurrent;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Collect.Run;

/// <summary>Runs terraform in a copy of every root module, several side by side.</summary>
internal sealed class TerraformRuns(TerraformProgram terraform, string copy)
{
    private const int AtOnce = 4;

    private readonly Lock gate = new();
    private readonly bool sharesProviders = Environment.GetEnvironmentVariable("TF_PLUGIN_CACHE_DIR") is { Length: > 0 };

    /// <summary>The files that terraform made, as sources of their own, sorted by name.</summary>
    /// <param name="errors">Gets a line for each folder where it failed.</param>
    public IReadOnlyList<FoundSource> Run(IReadOnlyList<FoundSource> sources, List<string> errors)
    {
        FileCopy.All(sources, copy);
        var (made, failed) = (new ConcurrentBag<FoundSource>(), new ConcurrentBag<string>());
        var roots = sources.Where(source => source.Source.Form == SourceForm.Configuration);
        Parallel.ForEach(roots, new ParallelOptions { MaxDegreeOfParallelism = Math.Min(AtOnce, Environment.ProcessorCount) }, root =>
        {
            foreach (var fault in Run(root, made))
            {
                failed.Add(fault);
            }
        });
        errors.AddRange(failed.Order(StringComparer.Ordinal));
        return [.. made.OrderBy(item => item.Source.Name, StringComparer.Ordinal)];
    }

    private List<string> Run(FoundSource root, ConcurrentBag<FoundSource> made)
    {
        var path = root.Source.Path == "." ? "" : root.Source.Path;
        var folder = new TerraformFolder(terraform, Path.Combine(copy, path), root.Source.Name);
        if (Initialize(folder, root.Origin) is { } failed)
        {
            return [failed];
        }

        var faults = new List<string>();
        Keep(folder.Graph(), TerraformFolder.GraphFile, SourceForm.Dot);
        foreach (var plan in TerraformFolder.Plans(root.Origin))
        {
            Keep(folder.Show(plan), Path.GetFileName(plan) + ".json", SourceForm.Plan);
        }

        return faults;

        void Keep(string? fault, string file, SourceForm form)
        {
            if (fault is not null)
            {
                faults.Add(fault);
                return;
            }

            var name = path.Length == 0 ? file : $"{path}/{file}";
            var full = Path.Combine(copy, name);
            var (sha256, bytes) = SourceDigest.OfFile(full);
            made.Add(new FoundSource(new CollectedSource(root.Source.Repository, name, name, form, sha256, bytes), full, [new CollectedFile(full, name)]));
        }
    }

    /// <summary>Terraform's cache of providers takes one writer at a time.</summary>
    private string? Initialize(TerraformFolder folder, string origin)
    {
        if (!sharesProviders)
        {
            return folder.Initialize(origin);
        }

        lock (gate)
        {
            return folder.Initialize(origin);
        }
    }
}
