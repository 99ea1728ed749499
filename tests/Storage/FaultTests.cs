using System.Diagnostics;
using GraphSec.Pipeline;
using GraphSec.Storage;
using GraphSec.Tests.Storage.Server;

namespace GraphSec.Tests.Storage;

/// <summary>What goes wrong between here and a bucket, and that nothing is lost by it.</summary>
public sealed class FaultTests : IDisposable
{
    private readonly StorageScene scene = new();
    private int count;

    public void Dispose() => scene.Dispose();

    [Fact]
    public void A_download_that_is_cut_goes_on_where_it_broke()
    {
        var content = StorageScene.Noise(1_000_000);
        scene.Server.Put(StorageScene.Bucket, "run/model/weights", content);
        scene.Server.Fault = (request, answer) => request.Asked("alt") == "media" && answer() is { Body.Length: > 300_000 } reply ? reply with { CutAfter = 250_000 } : answer();

        Assert.Equal(content, File.ReadAllBytes(Path.Combine(scene.Fetch(StorageScene.Folder), "weights")));

        var ranges = Media().Select(request => request.Header("Range")).ToArray();
        Assert.Equal(4, ranges.Length);
        Assert.Null(ranges[0]);
        Assert.All(ranges[1..], range => Assert.NotEqual("bytes=0-", range));
    }

    [Fact]
    public void An_upload_that_is_cut_goes_on_where_it_broke()
    {
        var content = StorageScene.Noise(3_000_000);
        File.WriteAllBytes(Path.Combine(scene.Stage("m"), "weights"), content);
        scene.Server.CutsBody = request => request.Method == "PUT" && Interlocked.Increment(ref count) % 3 == 0 ? 100_000 : null;

        scene.Publish(scene.Scratch["m"]);

        Assert.Equal(content, scene.Server.Live(StorageScene.Bucket, "run/model/weights")!.Content);
        var queries = scene.Server.Requests.Count(request => request.Header("Content-Range") == "bytes */3000000");
        Assert.InRange(queries, 3, 20);
        Assert.Single(scene.Server.Requests, request => request.Asked("uploadType") == "resumable" && request.Method == "POST");
    }

    [Fact]
    public void An_upload_whose_last_answer_is_lost_is_not_sent_twice()
    {
        scene.Server.Fault = (request, answer) =>
        {
            var reply = answer();
            return request.Asked("uploadType") is not null && reply.Status == 200 && Interlocked.Increment(ref count) <= 3 ? null : reply;
        };
        File.WriteAllBytes(Path.Combine(scene.Stage("m", ("a", "1"), ("b", "2")), "weights"), StorageScene.Noise(600_000));

        scene.Publish(scene.Scratch["m"]);

        Assert.StartsWith("a=1 b=2 weights=", scene.Read(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_upload_that_the_server_forgot_begins_anew()
    {
        var content = StorageScene.Noise(900_000);
        File.WriteAllBytes(Path.Combine(scene.Stage("m"), "weights"), content);
        scene.Server.Fault = (request, answer) => request.Method == "PUT" && Interlocked.Increment(ref count) == 3 ? HttpReply.Error(410, "gone", "gone") : answer();

        scene.Publish(scene.Scratch["m"]);

        Assert.Equal(content, scene.Server.Live(StorageScene.Bucket, "run/model/weights")!.Content);
        Assert.Equal(2, scene.Server.Requests.Count(request => request.Asked("uploadType") == "resumable" && request.Method == "POST"));
    }

    [Fact]
    public void A_server_that_takes_a_question_for_the_end_is_not_believed()
    {
        // So does a well-known emulator: asked how much it has, it stores that.
        var content = StorageScene.Noise(700_000);
        File.WriteAllBytes(Path.Combine(scene.Stage("m"), "weights"), content);
        scene.Server.Fault = (request, answer) =>
        {
            if (request.Method != "PUT")
            {
                return answer();
            }

            var call = Interlocked.Increment(ref count);
            return call == 2 ? null : request.Header("Content-Range") == "bytes */700000"
                ? HttpReply.Json(scene.Server.Put(StorageScene.Bucket, request.Asked("name")!, content[..(256 << 10)]).Describe(scene.Server.Address))
                : answer();
        };
        scene.Publish(scene.Scratch["m"]);
        Assert.Equal(content, scene.Server.Live(StorageScene.Bucket, "run/model/weights")!.Content);
    }

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public void A_burst_of_refusals_passes(int status)
    {
        scene.Options = scene.Options with { Transfers = 1 };
        scene.Server.Fault = (_, answer) => Interlocked.Increment(ref count) % 4 != 0 ? HttpReply.Error(status, "backendError", "busy") : answer();
        scene.Publish(scene.Stage("m", ("a", "1"), ("b", "2")));
        Assert.Equal("a=1 b=2", scene.Read());
    }

    [Fact]
    public void Dropped_connections_pass()
    {
        scene.Server.Fault = (_, answer) => Interlocked.Increment(ref count) % 3 == 0 ? null : answer();
        scene.Publish(scene.Stage("m", ("a", "1"), ("b", "2"), ("c", "3")));
        Assert.Equal("a=1 b=2 c=3", scene.Read());
    }

    [Fact]
    public void A_server_is_left_alone_as_long_as_it_asks()
    {
        scene.Server.Put(StorageScene.Bucket, "run/model/a", "1");
        scene.Server.Fault = (_, answer) => Interlocked.Increment(ref count) == 1 ? HttpReply.Error(429, "rateLimitExceeded", "slow down").With("Retry-After", "1") : answer();
        var clock = Stopwatch.StartNew();
        Assert.Equal("a=1", scene.Read());
        Assert.InRange(clock.Elapsed.TotalSeconds, 0.95, 10);
    }

    [Fact]
    public void What_never_passes_is_an_error_after_some_tries()
    {
        scene.Server.Fault = (_, _) => HttpReply.Error(503, "backendError", "Service Unavailable");
        var error = Assert.Throws<InputException>(() => scene.Fetch(StorageScene.Folder));
        Assert.Equal("cannot read 'gs://graphsec-data/run/model': the server answered 503 (Service Unavailable); try again later", error.Message);
        Assert.Equal(scene.Options.Tries, scene.Server.Requests.Count);
    }

    [Fact]
    public void Garbled_bytes_come_again()
    {
        scene.Server.Put(StorageScene.Bucket, "run/model/weights", StorageScene.Noise(100_000));
        scene.Server.Fault = (request, answer) => request.Asked("alt") == "media" && Interlocked.Increment(ref count) <= 2 ? Garbled(answer()) : answer();
        Assert.Equal(StorageScene.Noise(100_000), File.ReadAllBytes(Path.Combine(scene.Fetch(StorageScene.Folder), "weights")));
    }

    [Fact]
    public void Bytes_that_are_always_garbled_are_an_error()
    {
        scene.Server.Put(StorageScene.Bucket, "run/model/weights", StorageScene.Noise(100_000));
        scene.Server.Fault = (request, answer) => request.Asked("alt") == "media" ? Garbled(answer()) : answer();
        Assert.Contains("another checksum", Assert.Throws<InputException>(() => scene.Fetch(StorageScene.Folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_checksum_that_the_answer_announces_counts_too()
    {
        scene.Server.Put(StorageScene.Bucket, "run/model/weights", "content");
        scene.Server.Fault = (request, answer) => request.Asked("alt") == "media" ? answer().With("X-Goog-Hash", "crc32c=AAAAAA==,md5=AAAA") : answer();
        Assert.Contains("another checksum", Assert.Throws<InputException>(() => scene.Fetch(StorageScene.Folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_stores_something_else_is_not_believed()
    {
        scene.Server.Fault = (request, answer) => request.Asked("uploadType") == "multipart"
            ? HttpReply.Json(new Blob(StorageScene.Bucket, "x", 5, [1, 2, 3]).Describe(""))
            : answer();
        Assert.Contains("something else", Assert.Throws<InputException>(() => scene.Publish(scene.Stage("m", ("a", "1")))).Message, StringComparison.Ordinal);
        scene.Server.Fault = (_, answer) => answer();
        Assert.Null(scene.Read());
    }

    [Fact]
    public void The_server_is_told_the_checksums()
    {
        scene.Server.Fault = (request, answer) => request.Asked("uploadType") == "multipart" && Interlocked.Increment(ref count) == 1
            ? Refusal(request)
            : answer();
        var error = Assert.Throws<InputException>(() => scene.Publish(scene.Stage("m", ("a", "1"))));
        Assert.Contains("CRC32C", error.Message, StringComparison.Ordinal);

        HttpReply Refusal(HttpRequest request)
        {
            var (properties, _, content) = MultipartBody.Read(request);
            Assert.Equal(Blob.Crc(content), (string?)properties["crc32c"]);
            return HttpReply.Error(400, "invalid", "Provided CRC32C doesn't match");
        }
    }

    [Fact]
    public async Task A_dead_network_is_one_line()
    {
        using var store = await BucketStore.Open(scene.Options with { Endpoint = "http://127.0.0.1:1", IsEmulator = true }, TimeProvider.System);
        var error = await Assert.ThrowsAsync<InputException>(() => store.Fetch(StorageScene.Folder, scene.Scratch.Path, null));
        Assert.StartsWith("cannot read 'gs://graphsec-data/run/model': no connection to 127.0.0.1:1 (", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("; check the network", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403, "x does not have storage.objects.list access", "permission denied (x does not have storage.objects.list access); ask for it, or use another account")]
    [InlineData(404, "The specified bucket does not exist.", "there is no bucket 'graphsec-data', or no such object; check the name")]
    [InlineData(400, "Invalid bucket", "the server answered 400 (Invalid bucket); check the name and the project")]
    public void A_refusal_is_one_line(int status, string message, string told)
    {
        scene.Server.Fault = (_, _) => HttpReply.Error(status, "x", message);
        Assert.Equal($"cannot read 'gs://graphsec-data/run/model': {told}", Assert.Throws<InputException>(() => scene.Fetch(StorageScene.Folder)).Message);
    }

    private IEnumerable<HttpRequest> Media() => scene.Server.Requests.Where(request => request.Asked("alt") == "media");

    private static HttpReply Garbled(HttpReply reply)
    {
        var body = reply.Body.ToArray();
        body[body.Length / 2] ^= 1;
        var garbled = new HttpReply(reply.Status, body);
        foreach (var (name, value) in reply.Headers)
        {
            garbled.With(name, value);
        }

        return garbled;
    }
}
