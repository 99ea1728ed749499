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
    private readonly ManifestObject manifests = new(connection);
    private readonly ObjectDownload download = new(connection);

    /// <param name="target">A folder to make.</param>
    /// <exception cref="InputException">Nothing there, names that no file can bear, or a folder that is being written.</exception>
    public async Task Run(BucketUrl url, string target, Action<FlowStep>? progress)
    {
        for (var listing = 1; ; listing++)
        {
            try
            {
                var members = await Snapshot(url);
                Directory.CreateDirectory(target);
                await Fetch(url, members, target, progress);
                return;
            }
            catch (StorageFaultException changed) when (changed.IsStale)
            {
                if (listing == Listings)
                {
                    throw new InputException(
                        $"cannot read '{url}': its objects are not those that belong together by '{FolderManifest.FileName}'; another run is writing there, "
                        + "or was cut off: run its stage again", changed);
                }

                if (Directory.Exists(target))
                {
                    Directory.Delete(target, recursive: true);
                }

                await Task.Delay(connection.Options.FirstDelay * (1 << listing), clock);
            }
        }
    }

    /// <summary>What belongs to the folder now; first what is likely to be gone. All names are relative to the folder.</summary>
    private async Task<List<FolderMember>> Snapshot(BucketUrl url)
    {
        var listed = (await api.List(url.Bucket, url.Prefix)).Select(item => item with { Name = item.Name[url.Prefix.Length..] }).ToList();
        // A name that ends with a slash stands for an empty folder.
        var members = listed.Where(item => item.Name.Length > 0 && !item.Name.EndsWith('/') && !IsWaiting(item.Name))
            .ToDictionary(item => item.Name, item => new FolderMember(item.Name, item), StringComparer.Ordinal);
        foreach (var manifest in listed.Where(item => Path.GetFileName(item.Name) == FolderManifest.FileName && !IsWaiting(item.Name)))
        {
            var folder = manifest.Name[..^FolderManifest.FileName.Length];
            foreach (var item in listed.Where(item => item.Name.StartsWith(folder, StringComparison.Ordinal)))
            {
                members.Remove(item.Name);
            }

            foreach (var (name, item) in (await manifests.Read(url.Bucket, manifest with { Name = url.Prefix + manifest.Name })).Members)
            {
                members[folder + name] = new FolderMember(folder + name, item with { Name = folder + item.Name });
            }
        }

        RefuseWhatNoFolderHolds(url, members);
        var known = listed.Select(item => (item.Name, item.Generation)).ToHashSet();
        return members.Count > 0
            ? [.. members.Values.OrderBy(member => known.Contains((member.Object.Name, member.Object.Generation))).ThenBy(member => member.Name, StringComparer.Ordinal)]
            : throw new InputException($"there is no '{url}' in the bucket; check the name with 'gcloud storage ls {BucketUrl.Scheme}{url.Bucket}'");
    }

    private static bool IsWaiting(string name) =>
        name.StartsWith(FolderManifest.NewFolder, StringComparison.Ordinal) || name.Contains("/" + FolderManifest.NewFolder, StringComparison.Ordinal);

    private async Task Fetch(BucketUrl url, List<FolderMember> members, string target, Action<FlowStep>? progress)
    {
        var told = new TransferProgress(progress, "download", members.Sum(member => member.Object.Size));
        foreach (var folder in members.Select(item => Path.GetDirectoryName(Path.Combine(target, item.Name))!).Distinct(StringComparer.Ordinal))
        {
            Directory.CreateDirectory(folder);
        }

        await Parallel.ForEachAsync(members, new ParallelOptions { MaxDegreeOfParallelism = connection.Options.Transfers }, async (item, _) =>
            await download.Run(url.Bucket, item.Object with { Name = url.Prefix + item.Object.Name }, Path.Combine(target, item.Name), told.Of(item.Name)));
    }

    private static void RefuseWhatNoFolderHolds(BucketUrl url, Dictionary<string, FolderMember> members)
    {
        foreach (var name in members.Keys)
        {
            if (!BucketUrl.IsFilePath(name))
            {
                throw new InputException($"cannot read '{url}': no file can be called '{name}'; rename the object");
            }

            for (var slash = name.LastIndexOf('/'); slash > 0; slash = name.LastIndexOf('/', slash - 1))
            {
                if (members.ContainsKey(name[..slash]))
                {
                    throw new InputException($"cannot read '{url}': '{name[..slash]}' is an object and a folder; rename one of them");
                }
            }
        }
    }
}
