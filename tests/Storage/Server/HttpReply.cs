using System.Text;
using System.Text.Json.Nodes;

namespace GraphSec.Tests.Storage.Server;

/// <summary>What is answered.</summary>
internal sealed record HttpReply(int Status, byte[] Body)
{
    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>After so many bytes of the body the connection is cut.</summary>
    public int? CutAfter { get; init; }

    public static HttpReply Json(JsonNode json, int status = 200) =>
        new HttpReply(status, Encoding.UTF8.GetBytes(json.ToJsonString())).With("Content-Type", "application/json; charset=UTF-8");

    /// <summary>An error as the JSON API words it.</summary>
    public static HttpReply Error(int status, string reason, string message) => Json(
        new JsonObject
        {
            ["error"] = new JsonObject
            {
                ["code"] = status,
                ["message"] = message,
                ["errors"] = new JsonArray(new JsonObject { ["reason"] = reason, ["domain"] = "global", ["message"] = message }),
            },
        },
        status);

    public static HttpReply Empty(int status) => new(status, []);

    public HttpReply With(string header, string value)
    {
        Headers[header] = value;
        return this;
    }
}
