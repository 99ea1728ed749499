using System.IO.Compression;
using System.Text;
using GraphSec.Pipeline;
using GraphSec.Storage;
using GraphSec.Tests.Storage.Server;

namespace GraphSec.Tests.Storage;

public sealed class BucketStoreTests : IDisposable
{
    private readonly StorageScene scene = new();

    public void Dispose() => scene.Dispose();

    [Fact]
    public void A_folder_goes_there_and_comes_back()
    {
        var folder = scene.Stage("model", ("model.json", "{}"), ("deep/ünï ß.txt", "x"), ("empty", ""), (OperatingSystem.IsWindows() ? "a+b#d%2F" : "a+b?c#d%2F", "odd"));
        File.WriteAllBytes(Path.Combine(folder, "weights"), StorageScene.Noise(3_000_001));

        scene.Publish(folder);
        var back = scene.Fetch(StorageScene.Folder);

        Assert.Equal("model", Path.GetFileName(back));
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path)).Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(6, files.Length);
        Assert.Equal(files, Directory.GetFiles(back, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(back, path)).Order(StringComparer.Ordinal));
        Assert.All(files, file => Assert.Equal(File.ReadAllBytes(Path.Combine(folder, file)), File.ReadAllBytes(Path.Combine(back, file))));
        // Other programs find the same names.
        Assert.Equal(
            files.Append(FolderManifest.FileName).Order(StringComparer.Ordinal), scene.Server.Names(StorageScene.Bucket).Select(name => name["run/model/".Length..]));
    }

    [Fact]
    public void What_is_no_longer_there_goes_and_what_did_not_change_stays()
    {
        scene.Publish(scene.Stage("one", ("a", "1"), ("b", "2")));
        var kept = scene.Server.Live(StorageScene.Bucket, "run/model/a")!.Generation;

        scene.Publish(scene.Stage("two", ("a", "1"), ("c", "3")));

        Assert.Equal("a=1 c=3", scene.Read());
        Assert.Equal(kept, scene.Server.Live(StorageScene.Bucket, "run/model/a")!.Generation);
        Assert.Null(scene.Server.Live(StorageScene.Bucket, "run/model/b"));
        Assert.DoesNotContain(scene.Server.Names(StorageScene.Bucket), name => name.Contains(FolderManifest.NewFolder, StringComparison.Ordinal));
    }

    [Fact]
    public void Lists_of_many_pages_are_read_to_their_end()
    {
        scene.Server.PageSize = 7;
        for (var i = 0; i < 50; i++)
        {
            scene.Server.Put(StorageScene.Bucket, $"run/model/{i:00}", i.ToString());
        }

        Assert.Equal(50, Directory.GetFiles(scene.Fetch(StorageScene.Folder)).Length);
        Assert.Equal(8, scene.Server.Requests.Count(request => request.Path.EndsWith("/o", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_single_object_is_a_file_even_beside_a_folder()
    {
        scene.Server.Put(StorageScene.Bucket, "plans/plan.json", "{}");
        scene.Server.Put(StorageScene.Bucket, "plans/plan.json.bak/x", "no");
        Assert.Equal("{}", File.ReadAllText(scene.Fetch(BucketUrl.Parse($"gs://{StorageScene.Bucket}/plans/plan.json"))));
    }

    [Fact]
    public void What_is_stored_packed_comes_unpacked()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes("{\"plan\": 1}"));
        }

        scene.Server.Put(StorageScene.Bucket, "plan.json", packed.ToArray(), "gzip");
        Assert.Equal("{\"plan\": 1}", File.ReadAllText(scene.Fetch(BucketUrl.Parse($"gs://{StorageScene.Bucket}/plan.json"))));
    }

    [Theory]
    [InlineData("run/model/../../etc/passwd")]
    [InlineData("run/model//etc/passwd")]
    [InlineData("run/model/a\\b")]
    public void A_name_that_leads_out_of_the_folder_is_refused(string name)
    {
        scene.Server.Put(StorageScene.Bucket, name, "evil");
        Assert.StartsWith("cannot read 'gs://graphsec-data/run/model': no file can be called '", Assert.Throws<InputException>(() => scene.Fetch(StorageScene.Folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_object_that_is_a_folder_too_is_refused()
    {
        scene.Server.Put(StorageScene.Bucket, "run/model/a", "file");
        scene.Server.Put(StorageScene.Bucket, "run/model/a/b", "in a folder");
        Assert.Contains("'a' is an object and a folder", Assert.Throws<InputException>(() => scene.Fetch(StorageScene.Folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Somebody_elses_folder_is_not_replaced()
    {
        scene.Server.Put(StorageScene.Bucket, "run/model/thesis.docx", "years");
        Assert.StartsWith("will not replace 'gs://graphsec-data/run/model'", Assert.Throws<InputException>(scene.Prepare).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_whole_run_is_one_folder_a_stage()
    {
        scene.Stage("data/parsed", ("g.json", "1"));
        scene.Stage("data/scores", ("s.jsonl", "2"));
        scene.Scratch.Put("data/notes.txt", "loose");
        using var store = scene.Store();
        var place = await store.Prepare(BucketUrl.Parse($"gs://{StorageScene.Bucket}"), isFolder: false);
        await store.Publish(place, scene.Scratch["data"], null);
        Assert.Equal(
            ["notes.txt", "parsed/.graphsec", $"parsed/{FolderManifest.FileName}", "parsed/g.json", "scores/.graphsec", $"scores/{FolderManifest.FileName}", "scores/s.jsonl"],
            scene.Server.Names(StorageScene.Bucket));
        Assert.Equal(5, Directory.GetFiles(scene.Fetch(BucketUrl.Parse($"gs://{StorageScene.Bucket}")), "*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public void A_bucket_whose_requester_pays_is_told_who()
    {
        scene.Server.RequesterPays = true;
        scene.Server.Put(StorageScene.Bucket, "run/model/a", "1");
        Assert.Contains("--billing-project", Assert.Throws<InputException>(() => scene.Fetch(StorageScene.Folder)).Message, StringComparison.Ordinal);

        scene.Options = scene.Options with { BillingProject = "payer" };
        Assert.Equal("a=1", scene.Read());
        Assert.Contains(scene.Server.Requests, request => request.Asked("userProject") == "payer");
    }

    [Fact]
    public async Task Progress_counts_to_its_end()
    {
        var steps = new List<FlowStep>();
        File.WriteAllBytes(Path.Combine(scene.Stage("m", ("a", "1")), "big"), StorageScene.Noise(1 << 20));
        using var store = scene.Store();
        await store.Publish(scene.Prepare(), scene.Scratch["m"], steps.Add);
        await store.Fetch(StorageScene.Folder, Directory.CreateDirectory(scene.Scratch["back"]).FullName, steps.Add);
        Assert.All(new[] { "upload", "download" }, verb => Assert.Contains(steps, step => step.Stage == verb && step.Done == step.Total && step.Total >= 1024));
    }

    [Theory]
    [InlineData("localhost:9000", "http://localhost:9000")]
    [InlineData("http://localhost:9000/", "http://localhost:9000")]
    [InlineData("https://emulator/storage/v1/", "https://emulator")]
    public void The_emulator_is_where_its_variable_says(string text, string endpoint)
    {
        var options = StorageOptions.FromEnvironment(name => name == "STORAGE_EMULATOR_HOST" ? text : null);
        Assert.Equal((endpoint, true), (options.Endpoint, options.IsEmulator));
    }
}
