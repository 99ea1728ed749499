using System.Net;
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
        var (listed, reusable) = (await Listed(url), await Reusable(place, url));
        var waiting = $"{FolderManifest.NewFolder}{Guid.NewGuid():N}/";
        var told = new TransferProgress(progress, "upload", files.Values.Sum(sums => sums.Size));
        var members = new FolderMember[files.Count];
        await Parallel.ForEachAsync(files.Select((file, i) => (i, file.Key, file.Value)), sideBySide, async (file, _) =>
        {
            var (i, name, sums) = file;
            members[i] = listed.TryGetValue(name, out var old) && sums.AreOf(old) && reusable.Contains((name, old.Generation))
                ? new FolderMember(name, old)
                : new FolderMember(name, await Send(url, waiting + name, Path.Combine(folder, name), sums, told.Of(name)));
        });
        var own = members.Where(member => !member.IsSettled).Select(member => member.Object).ToList();
        var manifest = await Commit(place, url, waiting, new FolderManifest(members));
        try
        {
            if (members.Any(member => !member.IsSettled))
            {
                await Parallel.ForAsync(0, members.Length, sideBySide, async (i, _) =>
                    members[i] = await Settle(url, members[i], listed.GetValueOrDefault(members[i].Name), folder, files[members[i].Name]));
                await manifests.Write(url, manifest.Generation, new FolderManifest(members));
            }
        }
        catch (StorageFaultException late) when (late.IsStale || late.IsMissing)
        {
            // The folder was this run's; now another run has begun to replace it, and tidies up.
            return;
        }

        // Not what is listed now: that may be another run's, on its way.
        await Remove(url, listed.Values.Where(item => item.Name != FolderManifest.FileName && !files.ContainsKey(item.Name)).Concat(own));
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

    /// <summary>
    /// The objects that may stay as they are: those that the replaced manifest says are the files. Another object of a file's name
    /// may be one that an unfinished run is about to replace.
    /// </summary>
    private async Task<HashSet<(string Name, long Generation)>> Reusable(OutputPlace place, BucketUrl url)
    {
        if (!place.Before.TryGetValue(url.Prefix + FolderManifest.FileName, out var manifest))
        {
            return [];
        }

        try
        {
            return [.. (await manifests.Read(url.Bucket, manifest)).Members.Where(member => member.IsSettled).Select(member => (member.Name, member.Object.Generation))];
        }
        catch (StorageFaultException stale) when (stale.IsStale)
        {
            throw BucketFailure.OfOtherWriter(url, stale);
        }
    }

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

    /// <summary>Gives an object the name of its file: by a copy in the bucket or, where the server knows none, by sending it again.</summary>
    private async Task<FolderMember> Settle(BucketUrl url, FolderMember member, StoredObject? old, string folder, ContentSums sums)
    {
        if (member.IsSettled)
        {
            return member;
        }

        var (waiting, name, expected) = (member.Object with { Name = url.Prefix + member.Object.Name }, url.Prefix + member.Name, old?.Generation ?? 0);
        try
        {
            return member with { Object = await api.Copy(url.Bucket, waiting, name, expected) with { Name = member.Name } };
        }
        catch (StorageFaultException unknown) when (unknown.IsMissing || unknown.Status is HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotImplemented)
        {
            if (await api.Find(url.Bucket, waiting.Name) is null)
            {
                throw;
            }

            return member with { Object = await upload.Run(url.Bucket, name, Path.Combine(folder, member.Name), sums, expected, _ => { }) with { Name = member.Name } };
        }
    }

    private async Task Remove(BucketUrl url, IEnumerable<StoredObject> items) => await Parallel.ForEachAsync(
        items, sideBySide, async (item, _) => await api.Delete(url.Bucket, item with { Name = url.Prefix + item.Name }));
}
