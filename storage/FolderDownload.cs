using GraphSec.Pipeline;

namespace GraphSec.Storage;

/// <summary>
/// Brings a folder of objects here as one run left it. Where a manifest says which objects belong together, exactly those come, of
/// those generations: a reader beside a writer gets the old folder or the new one, or waits, and never a mixture.
/// </summary>
internal sealed class FolderDownload(StorageConnection connection, TimeProvider clock)
{
    /// <summary>How often a folder is listed anew that changes while it is read.</summary>
    private const int Listings = 4;

    private readonly ObjectApi api = new(connection);
    private readonly ObjectDownload download = new(connection);

    /// <param name="target">A folder to make.</param>
    /// <exception cref="InputException">Nothing there, names that no file can bear, or a folder that is being written.</exception>
    public async Task Run(BucketUrl url, string target, Action<FlowStep>? progress)
    {
        for (var listing = 1; ; listing++)
        {
            try
            {
                var objects = await Snapshot(url);
                Directory.CreateDirectory(target);
                await Fetch(url, objects, target, progress);
                return;
            }
            catch (StorageFaultException changed) when (changed.IsStale || (changed.IsMissing && Directory.Exists(target)))
            {
                if (listing == Listings)
                {
                    throw new InputException(
                        $"cannot read '{url}': its objects are not those that belong together by '{FolderManifest.FileName}'; another run is writing there, "
                        + "or was cut off: run its stage again", changed);
                }

                Directory.Delete(target, recursive: true);
                await Task.Delay(connection.Options.FirstDelay * (1 << listing), clock);
            }
        }
    }

    /// <summary>What belongs to the folder now, names relative to it; first what is likely to be gone.</summary>
    private async Task<List<StoredObject>> Snapshot(BucketUrl url)
    {
        var listed = (await api.List(url.Bucket, url.Prefix))
            .Select(item => item with { Name = item.Name[url.Prefix.Length..] })
            // A name that ends with a slash stands for an empty folder.
            .Where(item => item.Name.Length > 0 && !item.Name.EndsWith('/')).ToList();
        var here = listed.ToDictionary(item => item.Name, StringComparer.Ordinal);
        foreach (var manifest in listed.Where(item => Path.GetFileName(item.Name) == FolderManifest.FileName))
        {
            var folder = manifest.Name[..^FolderManifest.FileName.Length];
            var members = await new ManifestObject(connection).Read(url.Bucket, manifest with { Name = url.Prefix + manifest.Name });
            if (members.IsBeingWritten && members.Objects.Count == 0)
            {
                throw new StorageFaultException(System.Net.HttpStatusCode.PreconditionFailed, "the folder is being written for the first time");
            }

            foreach (var item in listed.Where(item => item.Name.StartsWith(folder, StringComparison.Ordinal)))
            {
                here.Remove(item.Name);
            }

            foreach (var member in members.Objects)
            {
                here[folder + member.Name] = member with { Name = folder + member.Name };
            }
        }

        RefuseWhatNoFolderHolds(url, here);
        var known = listed.Select(item => (item.Name, item.Generation)).ToHashSet();
        return here.Count > 0
            ? [.. here.Values.OrderBy(item => known.Contains((item.Name, item.Generation))).ThenBy(item => item.Name, StringComparer.Ordinal)]
            : throw new InputException($"there is no '{url}' in the bucket; check the name with 'gcloud storage ls {BucketUrl.Scheme}{url.Bucket}'");
    }

    private async Task Fetch(BucketUrl url, List<StoredObject> objects, string target, Action<FlowStep>? progress)
    {
        var told = new TransferProgress(progress, "download", objects.Sum(item => item.Size));
        foreach (var folder in objects.Select(item => Path.GetDirectoryName(Path.Combine(target, item.Name))!).Distinct(StringComparer.Ordinal))
        {
            Directory.CreateDirectory(folder);
        }

        await Parallel.ForEachAsync(objects, new ParallelOptions { MaxDegreeOfParallelism = connection.Options.Transfers }, async (item, _) =>
            await download.Run(url.Bucket, item with { Name = url.Prefix + item.Name }, Path.Combine(target, item.Name), told.Of(item.Name)));
    }

    private static void RefuseWhatNoFolderHolds(BucketUrl url, Dictionary<string, StoredObject> objects)
    {
        foreach (var name in objects.Keys)
        {
            if (!BucketUrl.IsFilePath(name))
            {
                throw new InputException($"cannot read '{url}': no file can be called '{name}'; rename the object");
            }

            for (var slash = name.LastIndexOf('/'); slash > 0; slash = name.LastIndexOf('/', slash - 1))
            {
                if (objects.ContainsKey(name[..slash]))
                {
                    throw new InputException($"cannot read '{url}': '{name[..slash]}' is an object and a folder; rename one of them");
                }
            }
        }
    }
}
