using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Storage;

/// <summary>Google Cloud Storage: brings objects here as files, and files there as objects.</summary>
public sealed class BucketStore : IDisposable
{
    private readonly StorageConnection connection;
    private readonly TimeProvider clock;
    private readonly ObjectApi api;

    private BucketStore(StorageConnection connection, TimeProvider clock) =>
        (this.connection, this.clock, api) = (connection, clock, new ObjectApi(connection));

    /// <summary>Finds the credentials of whoever runs this; connects to nothing yet but to where credentials are from.</summary>
    /// <exception cref="InputException">Credentials are named and cannot be used.</exception>
    public static async Task<BucketStore> Open(StorageOptions options, TimeProvider clock) => new(
        new StorageConnection(options, options.IsEmulator ? new NoTokens() : await GoogleTokens.Find(options.Impersonated), clock), clock);

    /// <summary>Brings an object, or else all objects of a folder, into a file or folder of the same name.</summary>
    /// <param name="parent">An empty folder.</param>
    /// <param name="progress">Is told how far it is, in KiB.</param>
    /// <returns>The file or folder.</returns>
    /// <exception cref="InputException">Nothing there, no permission, no connection.</exception>
    public async Task<string> Fetch(BucketUrl url, string parent, Action<FlowStep>? progress)
    {
        var target = Path.Combine(parent, url.Leaf);
        try
        {
            if (url.Name.Length > 0 && await api.Find(url.Bucket, url.Name) is { } single)
            {
                var told = new TransferProgress(progress, "download", single.Size);
                await new ObjectDownload(connection).Run(url.Bucket, single, target, told.Of(url.Leaf));
            }
            else
            {
                await new FolderDownload(connection, clock).Run(url, target, progress);
            }

            return target;
        }
        catch (StorageFaultException fault)
        {
            throw BucketFailure.OfReading(url, fault, connection);
        }
    }

    /// <summary>Remembers what stands where a run will write, so that nothing that comes there meanwhile is overwritten.</summary>
    /// <param name="isFolder">The whole folder will be replaced: then it must be one that this program wrote, or empty.</param>
    /// <exception cref="InputException">Objects of others are there; no permission, no connection.</exception>
    public async Task<OutputPlace> Prepare(BucketUrl url, bool isFolder)
    {
        if (url.Name.Length == 0 && isFolder)
        {
            throw new InputException($"cannot write '{url}': it is a whole bucket; name a folder in it");
        }

        try
        {
            var before = await api.List(url.Bucket, url.Prefix);
            if (isFolder)
            {
                RefuseForeign(url, before);
            }

            var single = url.Name.Length > 0 ? await api.Find(url.Bucket, url.Name) : null;
            return new OutputPlace(url, single is null ? before : before.Append(single));
        }
        catch (StorageFaultException fault)
        {
            throw BucketFailure.OfWriting(url, fault, connection);
        }
    }

    /// <summary>Uploads what a run wrote: each folder that a stage made as a whole, other files one by one.</summary>
    /// <param name="local">A file or a folder.</param>
    /// <exception cref="InputException">Another run wrote there meanwhile; no permission, no connection.</exception>
    public async Task Publish(OutputPlace place, string local, Action<FlowStep>? progress)
    {
        try
        {
            await (Directory.Exists(local) ? PublishFolder(place, place.Url, local, progress) : PublishFile(place, place.Url, local, progress));
        }
        catch (StorageFaultException fault)
        {
            throw BucketFailure.OfWriting(place.Url, fault, connection);
        }
    }

    public void Dispose() => connection.Dispose();

    private async Task PublishFolder(OutputPlace place, BucketUrl url, string folder, Action<FlowStep>? progress)
    {
        if (File.Exists(Path.Combine(folder, AtomicFolder.Marker)))
        {
            RefuseForeign(url, place.Before.Values.Where(item => item.Name.StartsWith(url.Prefix, StringComparison.Ordinal)));
            await new FolderUpload(connection).Run(place, url, folder, progress);
            return;
        }

        foreach (var path in Directory.GetFileSystemEntries(folder).Order(StringComparer.Ordinal))
        {
            var below = url.At(Path.GetFileName(path));
            await (Directory.Exists(path) ? PublishFolder(place, below, path, progress) : PublishFile(place, below, path, progress));
        }
    }

    private async Task PublishFile(OutputPlace place, BucketUrl url, string path, Action<FlowStep>? progress)
    {
        ContentSums sums;
        await using (var content = File.OpenRead(path))
        {
            sums = await ContentSums.Of(content);
        }

        try
        {
            var told = new TransferProgress(progress, "upload", sums.Size);
            await new ObjectUpload(connection).Run(url.Bucket, url.Name, path, sums, place.GenerationOf(url.Name), told.Of(url.Leaf));
        }
        catch (StorageFaultException stale) when (stale.IsStale)
        {
            throw BucketFailure.OfOtherWriter(url, stale);
        }
    }

    private static void RefuseForeign(BucketUrl url, IEnumerable<StoredObject> before)
    {
        var names = before.Select(item => item.Name[url.Prefix.Length..]).ToHashSet(StringComparer.Ordinal);
        if (!names.Contains(AtomicFolder.Marker) && !names.Contains(FolderManifest.FileName) && !names.All(FolderManifest.IsOwn))
        {
            throw new InputException($"will not replace '{url}': it holds objects that graphsec did not make; empty it or name another folder");
        }
    }
}
