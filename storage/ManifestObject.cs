namespace GraphSec.Storage;

/// <summary>The manifest of a folder as an object in its bucket.</summary>
internal sealed class ManifestObject(StorageConnection connection)
{
    /// <exception cref="StorageFaultException">It is of another generation by now, or damaged.</exception>
    public async Task<FolderManifest> Read(string bucket, StoredObject stored)
    {
        var temporary = Path.GetTempFileName();
        try
        {
            await new ObjectDownload(connection).Run(bucket, stored, temporary, _ => { });
            return FolderManifest.Read(await File.ReadAllBytesAsync(temporary));
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <param name="url">The folder.</param>
    /// <param name="expected">Generation of the manifest that is replaced; 0 where there must be none.</param>
    /// <exception cref="StorageFaultException">It is another: another run wrote there.</exception>
    public async Task<StoredObject> Write(BucketUrl url, long expected, FolderManifest manifest)
    {
        var temporary = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(temporary, manifest.Write());
            ContentSums sums;
            await using (var content = File.OpenRead(temporary))
            {
                sums = await ContentSums.Of(content);
            }

            return await new ObjectUpload(connection).Run(url.Bucket, url.Prefix + FolderManifest.FileName, temporary, sums, expected, _ => { });
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
