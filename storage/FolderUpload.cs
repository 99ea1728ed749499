using GraphSec.Pipeline;

namespace GraphSec.Storage;

/// <summary>
/// Replaces a folder of objects as a whole, as far as a store without transactions can. First the manifest says that a run writes
/// here (it must be the one that stood there when the run began: of two runs one is told so); then what differs is uploaded, each
/// object over the generation that it replaces; then the manifest lists the new objects, and is what makes them the folder; at
/// last what is left over goes. Cut off at any moment, the old list or the new one stands.
/// </summary>
internal sealed class FolderUpload(StorageConnection connection)
{
    private readonly ObjectApi api = new(connection);
    private readonly ObjectUpload upload = new(connection);
    private readonly ManifestObject manifests = new(connection);

    /// <param name="url">The folder, at <paramref name="place"/> or below it.</param>
    /// <param name="folder">What it is to hold.</param>
    /// <exception cref="InputException">Another run wrote there since this one began.</exception>
    public async Task Run(OutputPlace place, BucketUrl url, string folder, Action<FlowStep>? progress)
    {
        var files = await Files(folder);
        var told = new TransferProgress(progress, "upload", files.Values.Sum(sums => sums.Size));
        var old = place.Before.Values.Where(item => item.Name.StartsWith(url.Prefix, StringComparison.Ordinal) && item.Name != url.Prefix + FolderManifest.FileName);
        var claim = await manifests.Write(url, place.GenerationOf(url.Prefix + FolderManifest.FileName), new FolderManifest(
            true, [.. await Members(place, url) ?? old.Select(item => item with { Name = item.Name[url.Prefix.Length..] })]));
        var listed = (await api.List(url.Bucket, url.Prefix)).ToDictionary(item => item.Name, StringComparer.Ordinal);
        var stored = new StoredObject[files.Count];
        var work = files.Select((file, i) => (file.Key, file.Value, Index: i));
        await Parallel.ForEachAsync(work, new ParallelOptions { MaxDegreeOfParallelism = connection.Options.Transfers }, async (file, _) =>
        {
            var (name, sums, i) = file;
            stored[i] = await Put(url, name, Path.Combine(folder, name), sums, listed.GetValueOrDefault(url.Prefix + name), told.Of(name)) with { Name = name };
        });
        await manifests.Write(url, claim.Generation, new FolderManifest(false, stored));
        var left = listed.Values.Where(item => item.Name != url.Prefix + FolderManifest.FileName && !files.ContainsKey(item.Name[url.Prefix.Length..]));
        await Parallel.ForEachAsync(left, new ParallelOptions { MaxDegreeOfParallelism = connection.Options.Transfers }, async (item, _) => await api.Delete(url.Bucket, item));
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

    private async Task<StoredObject> Put(BucketUrl url, string name, string path, ContentSums sums, StoredObject? old, Action<long> sent)
    {
        if (old is not null && sums.AreOf(old))
        {
            sent(sums.Size);
            return old;
        }

        try
        {
            return await upload.Run(url.Bucket, url.Prefix + name, path, sums, old?.Generation ?? 0, sent);
        }
        catch (StorageFaultException stale) when (stale.IsStale)
        {
            throw BucketFailure.OfOtherWriter(url.At(name), stale);
        }
    }

    /// <summary>The objects that an earlier run listed; null where none did.</summary>
    private async Task<IReadOnlyList<StoredObject>?> Members(OutputPlace place, BucketUrl url)
    {
        try
        {
            return place.Before.TryGetValue(url.Prefix + FolderManifest.FileName, out var manifest)
                ? (await manifests.Read(url.Bucket, manifest)).Objects
                : null;
        }
        catch (StorageFaultException fault) when (fault.IsStale || fault.IsMissing)
        {
            throw BucketFailure.OfOtherWriter(url, fault);
        }
    }
}
