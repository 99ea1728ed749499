using System.Text.Json.Nodes;

namespace GraphSec.Tests.Storage.Server;

/// <summary>A resumable upload that has begun.</summary>
internal sealed class UploadSession(string bucket, string name, JsonObject properties, HttpRequest start)
{
    public string Bucket { get; } = bucket;

    public string Name { get; } = name;

    public JsonObject Properties { get; } = properties;

    /// <summary>Holds the conditions.</summary>
    public HttpRequest Start { get; } = start;

    public MemoryStream Content { get; } = new();

    /// <summary>The answer to the last part, once it was whole.</summary>
    public HttpReply? Done { get; set; }
}
