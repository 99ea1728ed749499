using GraphSec.Pipeline;
using GraphSec.Storage;
using GraphSec.Tests.Storage.Server;

namespace GraphSec.Tests.Storage;

/// <summary>A folder of objects is the old one or the new one, whoever reads or writes beside and wherever a run is cut off.</summary>
public sealed class FolderStateTests : IDisposable
{
    private readonly StorageScene scene = new();

    public void Dispose() => scene.Dispose();

    [Fact]
    public void Cut_off_at_any_request_the_old_folder_or_the_new_one_is_read()
    {
        const string Old = "a=1 b=1 c=1";
        const string New = "a=2 b=2 d=2";
        scene.Options = scene.Options with { Transfers = 1, Tries = 1 };
        var (one, two) = (scene.Stage("one", ("a", "1"), ("b", "1"), ("c", "1")), scene.Stage("two", ("a", "2"), ("b", "2"), ("d", "2")));
        var seen = new List<string>();
        for (var allowed = 0; !seen.Contains("whole"); allowed++)
        {
            scene.Publish(one);
            Assert.Equal(Old, scene.Read());
            var wasWhole = PublishCut(two, allowed);
            var read = scene.Read();
            Assert.True(read is Old or New, $"after {allowed} requests: {read}");
            Assert.True(!wasWhole || read == New);
            // Once new, never old again.
            Assert.False(read == Old && seen.Contains(New), $"old again after {allowed} requests");
            seen.Add(wasWhole ? "whole" : read!);
            scene.Publish(two);
            Assert.Equal(New, scene.Read());
            Assert.Equal(5, scene.Server.Names(StorageScene.Bucket).Length);
        }

        Assert.Contains(Old, seen);
        Assert.Contains(New, seen);
    }

    [Fact]
    public void A_first_folder_is_there_whole_or_not_at_all()
    {
        scene.Options = scene.Options with { Transfers = 1, Tries = 1 };
        var one = scene.Stage("one", ("a", "1"), ("b", "1"));
        for (var (allowed, isWhole) = (0, false); !isWhole; allowed++)
        {
            isWhole = PublishCut(one, allowed);
            Assert.True(scene.Read() is null or "a=1 b=1", $"after {allowed} requests: {scene.Read()}");
            foreach (var name in scene.Server.Names(StorageScene.Bucket))
            {
                scene.Server.Remove(StorageScene.Bucket, name);
            }
        }
    }

    [Fact]
    public void Of_two_runs_the_second_to_end_is_told_and_overwrites_nothing()
    {
        scene.Publish(scene.Stage("zero", ("a", "0")));
        var (first, second) = (scene.Prepare(), scene.Prepare());
        scene.Publish(second, scene.Stage("two", ("a", "2"), ("b", "2")));

        var error = Assert.Throws<InputException>(() => scene.Publish(first, scene.Stage("one", ("a", "1"), ("c", "1"))));

        Assert.Equal("cannot write 'gs://graphsec-data/run/model': another run wrote there since this one began, and its result was kept; run again", error.Message);
        Assert.Equal("a=2 b=2", scene.Read());
        Assert.Equal(4, scene.Server.Names(StorageScene.Bucket).Length);
    }

    [Fact]
    public void Runs_at_the_same_time_leave_one_result_whole()
    {
        var folders = Enumerable.Range(0, 6).Select(i => scene.Stage($"r{i}", ("a", $"{i}"), ("b", $"{i}"), ("c", $"{i}"))).ToArray();
        for (var round = 0; round < 5; round++)
        {
            var places = folders.Select(_ => scene.Prepare()).ToArray();
            var won = 0;
            Parallel.For(0, folders.Length, i =>
            {
                try
                {
                    scene.Publish(places[i], folders[i]);
                    Interlocked.Increment(ref won);
                }
                catch (InputException)
                {
                    return;
                }
            });
            Assert.True(won == 1, $"{won} runs won");
            var read = scene.Read()!;
            Assert.Contains(read, Enumerable.Range(0, 6).Select(i => $"a={i} b={i} c={i}"));
        }
    }

    [Fact]
    public async Task Readers_beside_many_writers_never_get_a_mixture()
    {
        // Few contents, so that a run often finds a file as it wants it.
        var folders = Enumerable.Range(0, 3).Select(i => scene.Stage($"r{i}", ("a", $"{i}"), ("b", $"{i}"), ($"only{i}", $"{i}"), ("same", "s"))).ToArray();
        scene.Publish(folders[0]);
        using var stop = new CancellationTokenSource();
        var won = 0;
        var writers = Enumerable.Range(0, 3).Select(seed => Task.Run(() =>
        {
            var random = new Random(seed);
            while (!stop.IsCancellationRequested)
            {
                try
                {
                    scene.Publish(folders[random.Next(folders.Length)]);
                    Interlocked.Increment(ref won);
                }
                catch (InputException error) when (error.Message.Contains("another run", StringComparison.Ordinal))
                {
                    Thread.Sleep(random.Next(30));
                }

                Thread.Sleep(random.Next(30));
            }
        }, TestContext.Current.CancellationToken)).ToArray();
        var allowed = Enumerable.Range(0, 3).Select(i => $"a={i} b={i} only{i}={i} same=s").ToArray();
        for (var i = 0; i < 80; i++)
        {
            Assert.Contains(Reread(), allowed);
        }

        await stop.CancelAsync();
        await Task.WhenAll(writers);
        Assert.True(won > 10, $"{won} runs won");
        Assert.Contains(scene.Read(), allowed);
    }

    /// <summary>Readers give up, with an error, where writers never pause; then they come again.</summary>
    private string? Reread()
    {
        while (true)
        {
            try
            {
                return scene.Read();
            }
            catch (InputException busy) when (busy.Message.Contains("another run is writing there", StringComparison.Ordinal))
            {
                Thread.Sleep(10);
            }
        }
    }

    [Fact]
    public void A_server_that_copies_nothing_is_sent_it_twice()
    {
        scene.Server.Fault = (request, answer) => request.Path.Contains("/rewriteTo/", StringComparison.Ordinal) ? HttpReply.Error(404, "notFound", "Not Found") : answer();
        scene.Publish(scene.Stage("one", ("a", "1"), ("b", "1")));
        Assert.Equal("a=1 b=1", scene.Read());
        Assert.Equal(["run/model/.graphsec", "run/model/.graphsec-objects.json", "run/model/a", "run/model/b"], scene.Server.Names(StorageScene.Bucket));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_reader_beside_a_writer_never_gets_a_mixture(bool keepsVersions)
    {
        scene.Server.KeepsVersions = keepsVersions;
        scene.Options = scene.Options with { Transfers = 2 };
        var folders = Enumerable.Range(0, 2).Select(i => scene.Stage($"r{i}", ("a", $"{i}"), ("b", $"{i}"), ("c", $"{i}"), ("d", $"{i}"))).ToArray();
        scene.Publish(folders[0]);
        using var stop = new CancellationTokenSource();
        var writer = Task.Run(() =>
        {
            for (var i = 1; !stop.IsCancellationRequested; i++)
            {
                scene.Publish(folders[i % 2]);
                // Readers give up where writers never pause.
                Thread.Sleep(20);
            }
        }, TestContext.Current.CancellationToken);
        for (var i = 0; i < 60; i++)
        {
            var read = scene.Read();
            Assert.True(read is "a=0 b=0 c=0 d=0" or "a=1 b=1 c=1 d=1", read);
        }

        await stop.CancelAsync();
        await writer;
    }

    [Fact]
    public void An_object_that_another_program_replaced_is_told()
    {
        scene.Publish(scene.Stage("one", ("a", "1"), ("b", "1")));
        scene.Server.Put(StorageScene.Bucket, "run/model/a", "edited");
        var error = Assert.Throws<InputException>(() => scene.Fetch(StorageScene.Folder));
        Assert.Contains("are not those that belong together", error.Message, StringComparison.Ordinal);

        scene.Publish(scene.Stage("two", ("a", "2"), ("b", "2")));
        Assert.Equal("a=2 b=2", scene.Read());
    }

    [Fact]
    public void A_server_that_ignores_conditions_gives_no_mixture()
    {
        scene.Publish(scene.Stage("one", ("a", "1"), ("b", "1")));
        scene.Server.Put(StorageScene.Bucket, "run/model/a", "2");
        scene.Server.Fault = (request, answer) => request.Asked("alt") == "media" ? Live(request.Steps[^1]) : answer();
        Assert.Contains("are not those that belong together", Assert.Throws<InputException>(() => scene.Fetch(StorageScene.Folder)).Message, StringComparison.Ordinal);

        HttpReply Live(string name)
        {
            var blob = scene.Server.Live(StorageScene.Bucket, name)!;
            return new HttpReply(200, blob.Content).With("X-Goog-Generation", blob.Generation.ToString());
        }
    }

    [Fact]
    public async Task A_file_is_replaced_only_over_what_stood_there()
    {
        var url = BucketUrl.Parse($"gs://{StorageScene.Bucket}/report.sarif");
        using var store = scene.Store();
        var place = await store.Prepare(url, isFolder: false);
        await store.Publish(place, scene.Scratch.Put("mine", "mine"), null);
        Assert.Equal("mine", StorageScene.Text(scene.Server.Live(StorageScene.Bucket, "report.sarif")));

        var late = await store.Prepare(url, isFolder: false);
        scene.Server.Put(StorageScene.Bucket, "report.sarif", "theirs");
        await Assert.ThrowsAsync<InputException>(() => store.Publish(late, scene.Scratch["mine"], null));
        Assert.Equal("theirs", StorageScene.Text(scene.Server.Live(StorageScene.Bucket, "report.sarif")));
    }

    /// <summary>Publishes through a line that goes dead after so many requests; whether it was through by then.</summary>
    private bool PublishCut(string folder, int allowed)
    {
        var place = scene.Prepare();
        var count = 0;
        scene.Server.Fault = (_, answer) => Interlocked.Increment(ref count) > allowed ? null : answer();
        try
        {
            scene.Publish(place, folder);
            return true;
        }
        catch (InputException)
        {
            return false;
        }
        finally
        {
            scene.Server.Fault = (_, answer) => answer();
        }
    }
}
