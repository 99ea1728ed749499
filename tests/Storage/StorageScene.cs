using System.Text;
using GraphSec.Pipeline;
using GraphSec.Storage;
using GraphSec.Tests.Pipeline.Artifacts;
using GraphSec.Tests.Storage.Server;

namespace GraphSec.Tests.Storage;

/// <summary>A server with one bucket, a client of it, and a folder on this side.</summary>
internal sealed class StorageScene : IDisposable
{
    public const string Bucket = "graphsec-data";

    /// <summary>The folder of objects that tests read and write.</summary>
    public static readonly BucketUrl Folder = BucketUrl.Parse($"gs://{Bucket}/run/model");

    public ScratchFolder Scratch { get; } = new();

    public BucketServer Server { get; } = new BucketServer().With(Bucket);

    public StorageOptions Options { get; set; } = new() { FirstDelay = TimeSpan.FromMilliseconds(1), PartBytes = 256 << 10, Silence = TimeSpan.FromSeconds(5) };

    public BucketStore Store() => BucketStore.Open(Options with { Endpoint = Server.Address, IsEmulator = true }, TimeProvider.System).GetAwaiter().GetResult();

    /// <summary>Makes a folder as a stage does.</summary>
    public string Stage(string name, params (string Name, string Text)[] files)
    {
        Scratch.Put($"{name}/.graphsec", "Made by graphsec.\n");
        foreach (var (file, text) in files)
        {
            Scratch.Put($"{name}/{file}", text);
        }

        return Scratch[name];
    }

    public void Publish(string local) => Publish(Prepare(), local);

    public OutputPlace Prepare()
    {
        using var store = Store();
        return store.Prepare(Folder, isFolder: true).GetAwaiter().GetResult();
    }

    public void Publish(OutputPlace place, string local)
    {
        using var store = Store();
        store.Publish(place, local, null).GetAwaiter().GetResult();
    }

    public string Fetch(BucketUrl url)
    {
        using var store = Store();
        return store.Fetch(url, Directory.CreateDirectory(Scratch[$"fetched/{Guid.NewGuid():N}"]).FullName, null).GetAwaiter().GetResult();
    }

    /// <summary>What a reader gets: each file's name and text, sorted; null where there is nothing.</summary>
    public string? Read()
    {
        try
        {
            var folder = Fetch(Folder);
            return string.Join(' ', Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(path => $"{Path.GetRelativePath(folder, path).Replace('\\', '/')}={File.ReadAllText(path).Trim()}")
                .Where(line => !line.StartsWith(".graphsec=", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        }
        catch (InputException nothing) when (nothing.Message.StartsWith("there is no", StringComparison.Ordinal))
        {
            return null;
        }
    }

    public static byte[] Noise(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    public static string Text(Blob? blob) => Encoding.UTF8.GetString(blob!.Content);

    public void Dispose()
    {
        Server.Dispose();
        Scratch.Dispose();
    }
}
