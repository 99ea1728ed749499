using System.Diagnostics;
using GraphSec.Tests.Storage;
using GraphSec.Tests.Storage.Server;

namespace GraphSec.Tests.Cli;

/// <summary>Commands with places in buckets, in a process of their own, as the environment decides.</summary>
public sealed class BucketCommandTests(TrainedModel model) : IDisposable
{
    private const string Url = $"gs://{StorageScene.Bucket}";

    private readonly StorageScene scene = new();

    public void Dispose() => scene.Dispose();

    [Fact]
    public void Scores_a_folder_in_a_bucket_and_writes_the_report_into_one()
    {
        PutExample();
        var here = new GraphSecRun().Run("score", RepositoryFolder.At("examples/web-shop"), "--model", model.Folder, "--format", "json");
        scene.Stage("model");
        foreach (var file in Directory.GetFiles(model.Folder))
        {
            scene.Server.Put(StorageScene.Bucket, "models/one/" + Path.GetFileName(file), File.ReadAllBytes(file));
        }

        var there = Run("score", Url + "/envs/web-shop", "--model", Url + "/models/one", "--format", "json", "--output", Url + "/reports/web-shop.json");

        Assert.Equal((0, "", ""), (there.Code, there.Out, there.Error));
        Assert.Equal(here.Out, StorageScene.Text(scene.Server.Live(StorageScene.Bucket, "reports/web-shop.json")));
        Assert.Empty(Directory.GetFileSystemEntries(scene.Scratch["tmp"]));
    }

    [Fact]
    public void Several_reports_go_to_buckets()
    {
        PutExample();
        IsFine(Run("score", Url + "/envs/web-shop", "--model", model.Folder, "-o", $"sarif={Url}/reports/a.sarif", "-o", Url + "/reports/a.html"));
        Assert.StartsWith("{", StorageScene.Text(scene.Server.Live(StorageScene.Bucket, "reports/a.sarif")), StringComparison.Ordinal);
        Assert.Contains("<html", StorageScene.Text(scene.Server.Live(StorageScene.Bucket, "reports/a.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void Stages_read_and_write_buckets()
    {
        PutExample();
        IsFine(Run("collect", "--input", Url + "/envs", "--output", Url + "/data/collected"));
        IsFine(Run("parse", "--input", Url + "/data/collected", "--output", Url + "/data/parsed"));
        IsFine(Run("flatten", "--input", Url + "/data/parsed", "--output", scene.Scratch["flattened"]));
        Assert.True(File.Exists(scene.Scratch["flattened/graphs.csv"]));
        Assert.Contains("data/parsed/graphs/web-shop.graph.json", scene.Server.Names(StorageScene.Bucket));
        // A second run replaces the folder.
        IsFine(Run("parse", "--input", Url + "/data/collected", "--output", Url + "/data/parsed"));
    }

    [Fact]
    public void Nothing_is_sent_where_the_command_fails()
    {
        scene.Server.Put(StorageScene.Bucket, "broken/graph.dot", "digraph {");
        var run = Run("score", Url + "/broken/graph.dot", "--output", Url + "/report.txt");
        run.IsOneErrorLine();
        Assert.StartsWith($"error: {Url}/broken/graph.dot:1:10: ", run.Error, StringComparison.Ordinal);
        Assert.Equal(["broken/graph.dot"], scene.Server.Names(StorageScene.Bucket));
    }

    [Fact]
    public void An_error_names_the_place_and_not_its_copy()
    {
        scene.Server.Put(StorageScene.Bucket, "empty/readme", "nothing to read");
        var run = Run("collect", "--input", Url + "/empty", "--output", scene.Scratch["out"]);
        run.IsOneErrorLine();
        Assert.Contains($"'{Url}/empty'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_could_not_be_sent_is_kept()
    {
        PutExample();
        scene.Server.Fault = (request, answer) => request.Method == "POST" ? HttpReply.Error(403, "forbidden", "no storage.objects.create access") : answer();
        var run = Run("collect", "--input", Url + "/envs", "--output", Url + "/data/collected");
        run.IsOneErrorLine();
        var kept = run.Error.TrimEnd('\n').Split("is kept in '")[1].TrimEnd('\'');
        Assert.True(File.Exists(Path.Combine(kept, "index.csv")), run.Error);
    }

    [Fact]
    public void A_service_account_is_who_asks()
    {
        PutExample();
        scene.Server.Token = "token-of-the-account";
        using var google = new FakeAccounts("token-of-the-account");
        var run = RunWith(new() { ["CLOUDSDK_API_ENDPOINT_OVERRIDES_STORAGE"] = scene.Server.Address + "/storage/v1/", ["STORAGE_EMULATOR_HOST"] = null, ["GOOGLE_APPLICATION_CREDENTIALS"] = scene.Scratch.Put("key.json", google.ServiceAccountFile()) },
            "collect", "--input", Url + "/envs", "--output", scene.Scratch["out"]);
        IsFine(run);
        Assert.Contains("urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer", google.Asked, StringComparison.Ordinal);
    }

    [Fact]
    public void An_account_may_act_as_another()
    {
        PutExample();
        scene.Server.Token = FakeAccounts.Acting;
        using var google = new FakeAccounts("token-of-the-account");
        var run = RunWith(new() { ["CLOUDSDK_API_ENDPOINT_OVERRIDES_STORAGE"] = scene.Server.Address, ["STORAGE_EMULATOR_HOST"] = null, ["GOOGLE_APPLICATION_CREDENTIALS"] = scene.Scratch.Put("key.json", google.ImpersonationFile()) },
            "collect", "--input", Url + "/envs", "--output", scene.Scratch["out"]);
        IsFine(run);
        Assert.True(google.IsActedFor);
    }

    [Fact]
    public void Who_pays_may_be_said()
    {
        PutExample();
        scene.Server.RequesterPays = true;
        Assert.Contains("name the project that pays with --billing-project", Run("collect", "--input", Url + "/envs").Error, StringComparison.Ordinal);
        IsFine(Run("collect", "--input", Url + "/envs", "--output", scene.Scratch["out"], "--billing-project", "payer"));
        Assert.Contains(scene.Server.Requests, request => request.Asked("userProject") == "payer");
    }

    [Fact]
    public void A_run_that_is_told_to_stop_leaves_nothing_behind()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "no such signal here");
        PutExample();
        using var reached = new ManualResetEventSlim();
        using var go = new ManualResetEventSlim();
        scene.Server.Fault = (request, answer) =>
        {
            if (request.Asked("uploadType") is not null)
            {
                reached.Set();
                go.Wait(TimeSpan.FromSeconds(30));
            }

            return answer();
        };
        Directory.CreateDirectory(scene.Scratch["tmp"]);
        var start = new ProcessStartInfo(ProgramRun.Path, ["collect", "--input", Url + "/envs", "--output", Url + "/data/collected"]) { RedirectStandardError = true };
        (start.Environment["STORAGE_EMULATOR_HOST"], start.Environment["TMPDIR"]) = (scene.Server.Address, scene.Scratch["tmp"]);
        using var process = Process.Start(start)!;
        Assert.True(reached.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        Assert.NotEmpty(Directory.GetDirectories(scene.Scratch["tmp"]));
        using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString()]))
        {
            kill.WaitForExit();
        }

        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(30)));
        go.Set();
        // The runtime leaves its own pipes where it is ended so.
        Assert.Empty(Directory.GetDirectories(scene.Scratch["tmp"]));
        Assert.Empty(Directory.GetFiles(scene.Scratch["tmp"], "tmp*"));
        Assert.DoesNotContain(scene.Server.Names(StorageScene.Bucket), name => name == "data/collected/.graphsec-objects.json");
    }

    [Fact]
    public void The_metadata_server_is_asked_on_googles_machines()
    {
        PutExample();
        scene.Server.Token = "token-of-the-machine";
        using var google = new FakeAccounts("token-of-the-machine");
        var run = RunWith(new() { ["CLOUDSDK_API_ENDPOINT_OVERRIDES_STORAGE"] = scene.Server.Address, ["STORAGE_EMULATOR_HOST"] = null, ["GCE_METADATA_HOST"] = google.Host },
            "collect", "--input", Url + "/envs", "--output", scene.Scratch["out"]);
        IsFine(run);
    }

    [Fact]
    public void No_credentials_are_one_line()
    {
        scene.Server.Token = "another";
        var run = RunWith(new() { ["CLOUDSDK_API_ENDPOINT_OVERRIDES_STORAGE"] = scene.Server.Address, ["STORAGE_EMULATOR_HOST"] = null, ["GCE_METADATA_HOST"] = "127.0.0.1:1" },
            "collect", "--input", Url + "/envs", "--output", scene.Scratch["out"]);
        run.IsOneErrorLine();
        Assert.Contains("no Google credentials were found; run 'gcloud auth application-default login'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_file_of_credentials_is_one_line()
    {
        var run = RunWith(new() { ["STORAGE_EMULATOR_HOST"] = null, ["GOOGLE_APPLICATION_CREDENTIALS"] = scene.Scratch.Put("key.json", "{\"type\": \"service_account\"") },
            "collect", "--input", Url + "/envs", "--output", scene.Scratch["out"]);
        run.IsOneErrorLine();
        Assert.Contains("GOOGLE_APPLICATION_CREDENTIALS", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Resuming_a_training_wants_a_folder_here()
    {
        var run = Run("train", "--resume", "--output", Url + "/model");
        run.IsOneErrorLine();
        Assert.Empty(scene.Server.Requests);
    }

    private static void IsFine(RunResult run) => Assert.True(run.Code == 0, run.Error);

    private void PutExample()
    {
        foreach (var file in RepositoryFolder.Files("examples/web-shop", "*"))
        {
            scene.Server.Put(StorageScene.Bucket, "envs/" + file["examples/".Length..], File.ReadAllBytes(RepositoryFolder.At(file)));
        }
    }

    private RunResult Run(params string[] arguments) => RunWith([], arguments);

    private RunResult RunWith(Dictionary<string, string?> variables, params string[] arguments)
    {
        Directory.CreateDirectory(scene.Scratch["tmp"]);
        Directory.CreateDirectory(scene.Scratch["home"]);
        var environment = new Dictionary<string, string?>
        {
            ["STORAGE_EMULATOR_HOST"] = scene.Server.Address,
            ["GOOGLE_APPLICATION_CREDENTIALS"] = null,
            ["TMPDIR"] = scene.Scratch["tmp"],
            ["HOME"] = scene.Scratch["home"],
            ["CLOUDSDK_CONFIG"] = scene.Scratch["home"],
        };
        foreach (var (name, value) in variables)
        {
            environment[name] = value;
        }

        return ProgramRun.Run(environment, arguments);
    }
}
