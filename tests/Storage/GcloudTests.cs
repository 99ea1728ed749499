using GraphSec.Storage;
using GraphSec.Tests.Storage.Server;

namespace GraphSec.Tests.Storage;

/// <summary>The server of these tests is one that <c>gcloud storage</c> takes for Google's; and what we write, it reads.</summary>
public sealed class GcloudTests : IDisposable
{
    private const string Url = $"gs://{StorageScene.Bucket}";

    private readonly StorageScene scene = new();

    public void Dispose() => scene.Dispose();

    [Fact]
    public void Copies_lists_and_removes()
    {
        var gcloud = new GoogleClient(scene);
        scene.Scratch.Put("in/a.txt", "hello");
        scene.Scratch.Put("in/deep/ünï.txt", "x");
        File.WriteAllBytes(scene.Scratch["in/big"], StorageScene.Noise(9_000_000));

        gcloud.Gcloud("cp", "-r", "in", Url + "/x");
        Assert.Equal(["x/a.txt", "x/big", "x/deep/ünï.txt"], scene.Server.Names(StorageScene.Bucket));
        Assert.Equal(StorageScene.Noise(9_000_000), scene.Server.Live(StorageScene.Bucket, "x/big")!.Content);
        Assert.Equal("hello", gcloud.Gcloud("cat", Url + "/x/a.txt"));
        Assert.Contains(Url + "/x/deep/", gcloud.Gcloud("ls", Url + "/x/"), StringComparison.Ordinal);
        gcloud.Gcloud("mv", Url + "/x/a.txt", Url + "/x/b.txt");
        gcloud.Gcloud("rm", "-r", Url + "/x/deep");
        Assert.Equal(["x/b.txt", "x/big"], scene.Server.Names(StorageScene.Bucket));

        Assert.Equal(StorageScene.Noise(9_000_000), File.ReadAllBytes(Path.Combine(scene.Fetch(BucketUrl.Parse(Url + "/x")), "big")));
    }

    [Fact]
    public void Reads_what_we_write()
    {
        File.WriteAllBytes(Path.Combine(scene.Stage("m", ("a", "1"), ("deep/b", "2")), "weights"), StorageScene.Noise(2_000_000));
        scene.Publish(scene.Scratch["m"]);
        Directory.CreateDirectory(scene.Scratch["back"]);
        new GoogleClient(scene).Gcloud("cp", "-r", StorageScene.Folder.ToString(), "back");
        foreach (var file in (ReadOnlySpan<string>)["a", "deep/b", "weights", ".graphsec"])
        {
            Assert.Equal(File.ReadAllBytes(scene.Scratch["m/" + file]), File.ReadAllBytes(scene.Scratch["back/model/" + file]));
        }
    }
}
