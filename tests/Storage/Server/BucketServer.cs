using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;

namespace GraphSec.Tests.Storage.Server;

/// <summary>
/// Google Cloud Storage's JSON API as far as its clients use it here, in memory.
/// https://cloud.google.com/storage/docs/json_api/v1
/// </summary>
internal sealed class BucketServer : IDisposable
{
    private readonly Lock gate = new();
    private readonly BucketContents contents = new();
    private readonly BucketRequests buckets;
    private readonly ObjectRequests objects;
    private readonly UploadRequests uploads;
    private readonly HttpServer http;
    private readonly string scheme;

    /// <param name="certificate">For https; null for http.</param>
    public BucketServer(X509Certificate2? certificate = null)
    {
        scheme = certificate is null ? "http" : "https";
        (buckets, objects, uploads) = (new BucketRequests(contents, () => Address, () => PageSize), new ObjectRequests(contents, () => Address), new UploadRequests(contents, () => Address));
        http = new HttpServer(Answer, certificate);
    }

    public int Port => http.Port;

    public string Address => $"{scheme}://127.0.0.1:{Port}";

    /// <summary>Keeps what is replaced.</summary>
    public bool KeepsVersions
    {
        set => contents.KeepsVersions = value;
    }

    /// <summary>Refuses who names no project that pays.</summary>
    public bool RequesterPays { get; set; }

    /// <summary>Refuses who does not bring this token.</summary>
    public string? Token { get; set; }

    /// <summary>The most items of a page, whatever the client asks for.</summary>
    public int PageSize { get; set; } = 1000;

    /// <summary>Every request so far.</summary>
    public ConcurrentQueue<HttpRequest> Requests { get; } = new();

    /// <summary>What goes wrong: is given a request and what would be answered, and gives what is; null cuts the connection.</summary>
    public Func<HttpRequest, Func<HttpReply>, HttpReply?> Fault { get; set; } = (_, answer) => answer();

    /// <inheritdoc cref="HttpServer.CutsBody"/>
    public Func<HttpRequest, int?>? CutsBody
    {
        set => http.CutsBody = value;
    }

    public BucketServer With(string bucket)
    {
        contents.Add(bucket);
        return this;
    }

    public Blob Put(string bucket, string name, byte[] content, string? encoding = null)
    {
        lock (gate)
        {
            return contents.Keep(new Blob(bucket, name, contents.NextGeneration(), content) { ContentEncoding = encoding });
        }
    }

    public Blob Put(string bucket, string name, string content) => Put(bucket, name, Encoding.UTF8.GetBytes(content));

    public void Remove(string bucket, string name)
    {
        lock (gate)
        {
            contents.Buckets[bucket].Remove(name);
        }
    }

    /// <summary>Names of the live objects, sorted.</summary>
    public string[] Names(string bucket)
    {
        lock (gate)
        {
            return [.. contents.Of(bucket).Where(contents.IsLive).Select(blob => blob.Name)];
        }
    }

    public Blob? Live(string bucket, string name)
    {
        lock (gate)
        {
            return contents.Find(bucket, name, null);
        }
    }

    public void Dispose() => http.Dispose();

    private HttpReply? Answer(HttpRequest request)
    {
        Requests.Enqueue(request);
        return Fault(request, () =>
        {
            lock (gate)
            {
                return Token is not null && request.Header("Authorization") != $"Bearer {Token}"
                    ? HttpReply.Error(401, "required", "Anonymous caller does not have storage.objects.get access.")
                    : RequesterPays && request.Asked("userProject") is null
                    ? HttpReply.Error(400, "required", "Bucket is a requester pays bucket but no user project provided.")
                    : Route(request);
            }
        });
    }

    private HttpReply Route(HttpRequest request)
    {
        var steps = request.Steps;
        var from = Array.IndexOf(steps, "v1") + 1;
        var isUpload = Array.IndexOf(steps, "upload") is >= 0 and var at && at < from;
        return (request.Method, steps[from..]) switch
        {
            ("POST", ["b"]) => buckets.CreateBucket(request),
            (_, ["b", var bucket, ..]) when !contents.Buckets.ContainsKey(bucket) => HttpReply.Error(404, "notFound", "The specified bucket does not exist."),
            ("GET", ["b", var bucket]) => HttpReply.Json(BucketRequests.DescribeBucket(bucket)),
            ("DELETE", ["b", var bucket]) => buckets.DeleteBucket(bucket),
            ("GET", ["b", _, "storageLayout"]) => HttpReply.Json(new JsonObject { ["kind"] = "storage#storageLayout" }),
            ("GET", ["b", var bucket, "o"]) => buckets.List(bucket, request),
            ("POST", ["b", var bucket, "o"]) when isUpload => uploads.Upload(bucket, request),
            ("PUT", ["b", _, "o"]) when isUpload => uploads.Continue(request),
            ("GET", ["b", var bucket, "o", var name]) => objects.Get(bucket, name, request),
            ("DELETE", ["b", var bucket, "o", var name]) => objects.Delete(bucket, name, request),
            ("PATCH", ["b", var bucket, "o", var name]) => objects.Patch(bucket, name, request),
            ("POST", ["b", var bucket, "o", var name, "compose"]) => objects.Compose(bucket, name, request),
            ("POST", ["b", var bucket, "o", var name, "rewriteTo", "b", var target, "o", var to]) => objects.Rewrite(bucket, name, target, to, request),
            _ => Conditions.Missing(),
        };
    }
}
