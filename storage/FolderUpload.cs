using GraphSec.Pipeline;

namespace GraphSec.Storage;

/// <summary>
/// Replaces a folder of objects as a whole, in a store that replaces single objects only. What differs is uploaded beside the old
/// objects; then the manifest is replaced by one that names the new ones, over the manifest that stood there when the run began:
/// that is the moment at which the folder changes, and of two runs one is refused. Afterwards the new objects are copied in the
/// bucket to the names that other programs look for, the manifest follows them, and what is left over goes. Cut off at any moment,
/// a reader gets the old folder or the new one.
/// </summary>
internal sealed class FolderUpload(StorageConnection connection)
{
    private readonly ObjectApi api = new(connection);
    private readonly ObjectUpload upload = new(connection);
    private readonly ManifestObject manifests = new(connection);
    private readonly ParallelOptions sideBySide = new() { MaxDegreeOfParallelism = connection.Options.Transfers };

    /// <param name="url">The folder, at <paramref name="place"/> or below it.</param>
    /// <param name="folder">What it is to hold.</param>
    /// <exception cref="InputException">Another run wrote there since this one began.</exception>
    public async Task Run(OutputPlace place, BucketUrl url, string folder, Action<FlowStep>? progress)
    {
        var files = await Files(folder);
        var listed = await Listed(url);
        var waiting = $"{FolderManifest.NewFolder}{Guid.NewGuid():N}/";
        var told = new TransferProgress(progress, "upload", files.Values.Sum(sums => sums.Size));
        var members = new FolderMember[files.Count];
        await Parallel.ForEachAsync(files.Select((file, i) => (i, file.Key, file.Value)), sideBySide, async (file, _) =>
        {
            var (i, name, sums) = file;
            members[i] = listed.TryGetValue(name, out var old) && sums.AreOf(old)
                ? new FolderMember(name, old)
                : new FolderMember(name, await Send(url, waiting + name, Path.Combine(folder, name), sums, told.Of(name)));
        });
        var manifest = await Commit(place, url, waiting, new FolderManifest(members));
        try
        {
            if (members.Any(member => !member.IsSettled))
            {
                await Parallel.ForAsync(0, members.Length, sideBySide, async (i, _) => members[i] = await Settle(url, members[i], listed.GetValueOrDefault(members[i].Name)));
                await manifests.Write(url, manifest.Generation, new FolderManifest(members));
            }
        }
        catch (StorageFaultException late) when (late.IsStale || late.IsMissing)
        {
            // The folder was this run's; now another run has begun to replace it, and tidies up.
            return;
        }

        var left = (await Listed(url)).Values.Where(item => item.Name != FolderManifest.FileName && !files.ContainsKey(item.Name));
        await Remove(url, left);
    }

    private static async Task<SortedDictionary<string, ContentSums>> Files(string folder)
    {
        var files = new SortedDictionary<string, ContentSums>(StringComparer.Ordinal);
        var all = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 };
        foreach (var path in Directory.EnumerateFiles(folder, "*", all))
        {
            await using var content = File.OpenRead(path);
            files[Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/')] = await ContentSums.Of(content);
        }

        return files;
    }

    /// <summary>What stands in the folder, by names relative to it.</summary>
    private async Task<Dictionary<string, StoredObject>> Listed(BucketUrl url) => (await api.List(url.Bucket, url.Prefix))
        .Select(item => item with { Name = item.Name[url.Prefix.Length..] })
        .ToDictionary(item => item.Name, StringComparer.Ordinal);

    private async Task<StoredObject> Send(BucketUrl url, string name, string path, ContentSums sums, Action<long> sent) =>
        await upload.Run(url.Bucket, url.Prefix + name, path, sums, 0, sent) with { Name = name };

    private async Task<StoredObject> Commit(OutputPlace place, BucketUrl url, string waiting, FolderManifest manifest)
    {
        try
        {
            return await manifests.Write(url, place.GenerationOf(url.Prefix + FolderManifest.FileName), manifest);
        }
        catch (StorageFaultException stale) when (stale.IsStale)
        {
            await Remove(url, (await Listed(url)).Values.Where(item => item.Name.StartsWith(waiting, StringComparison.Ordinal)));
            throw BucketFailure.OfOtherWriter(url, stale);
        }
    }

    /// <summary>Gives an object the name of its file.</summary>
    private async Task<FolderMember> Settle(BucketUrl url, FolderMember member, StoredObject? old) => member.IsSettled
        ? member
        : member with { Object = await Copy(url, member, old) };

    private async Task<StoredObject> Copy(BucketUrl url, FolderMember member, StoredObject? old) => await api.Copy(
        url.Bucket, member.Object with { Name = url.Prefix + member.Object.Name }, url.Prefix + member.Name, old?.Generation ?? 0) with { Name = member.Name };

    private async Task Remove(BucketUrl url, IEnumerable<StoredObject> items) => await Parallel.ForEachAsync(
        items, sideBySide, async (item, _) => await api.Delete(url.Bucket, item with { Name = url.Prefix + item.Name }));
}
