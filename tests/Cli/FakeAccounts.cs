using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using GraphSec.Tests.Storage.Server;

namespace GraphSec.Tests.Cli;

/// <summary>Gives out one token, as Google's token endpoint and its machines' metadata server do.</summary>
internal sealed class FakeAccounts : IDisposable
{
    private readonly HttpServer http;
    private readonly string token;

    public FakeAccounts(string token)
    {
        this.token = token;
        http = new HttpServer(Answer);
    }

    /// <summary>The token of the account that is acted as.</summary>
    public const string Acting = "token-of-the-other";

    /// <summary>Whether somebody asked, with the token given out, to act as another.</summary>
    public bool IsActedFor { get; private set; }

    public string Host => $"127.0.0.1:{http.Port}";

    /// <summary>The body of the last request for a token.</summary>
    public string Asked { get; private set; } = "";

    /// <summary>A service account's key that leads here.</summary>
    public string ServiceAccountFile()
    {
        using var key = RSA.Create(2048);
        return new JsonObject
        {
            ["type"] = "service_account",
            ["project_id"] = "test",
            ["private_key_id"] = "1",
            ["private_key"] = key.ExportPkcs8PrivateKeyPem(),
            ["client_email"] = "reader@test.iam.gserviceaccount.com",
            ["client_id"] = "1",
            ["token_uri"] = $"http://{Host}/token",
        }.ToJsonString();
    }

    /// <summary>A file that lets a service account act as another.</summary>
    public string ImpersonationFile() => new JsonObject
    {
        ["type"] = "impersonated_service_account",
        ["service_account_impersonation_url"] = $"http://{Host}/v1/projects/-/serviceAccounts/other@test.iam.gserviceaccount.com:generateAccessToken",
        ["delegates"] = new JsonArray(),
        ["source_credentials"] = JsonNode.Parse(ServiceAccountFile()),
    }.ToJsonString();

    public void Dispose() => http.Dispose();

    private HttpReply Answer(HttpRequest request)
    {
        if (request.Path.EndsWith("/token", StringComparison.Ordinal))
        {
            Asked = Encoding.UTF8.GetString(request.Body);
            return Marked(HttpReply.Json(new JsonObject { ["access_token"] = token, ["expires_in"] = 3600, ["token_type"] = "Bearer" }));
        }

        if (request.Path.EndsWith(":generateAccessToken", StringComparison.Ordinal))
        {
            IsActedFor = request.Header("Authorization") == $"Bearer {token}";
            return HttpReply.Json(new JsonObject { ["accessToken"] = Acting, ["expireTime"] = DateTime.UtcNow.AddHours(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'") });
        }

        return Marked(new HttpReply(200, "ok"u8.ToArray()));
    }

    private static HttpReply Marked(HttpReply reply) => reply.With("Metadata-Flavor", "Google");
}
