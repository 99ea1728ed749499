using Google.Apis.Auth.OAuth2;
using Google.Apis.Auth.OAuth2.Responses;
using GraphSec.Pipeline;

namespace GraphSec.Storage;

/// <summary>
/// Application default credentials, found as Google's own clients find them: the file in GOOGLE_APPLICATION_CREDENTIALS, what
/// <c>gcloud auth application-default login</c> left, the metadata server of Google's machines.
/// https://cloud.google.com/docs/authentication/application-default-credentials
/// </summary>
internal sealed class GoogleTokens : IAccessTokens
{
    private const string Scope = "https://www.googleapis.com/auth/devstorage.read_write";
    private const string CloudScope = "https://www.googleapis.com/auth/cloud-platform";

    private readonly GoogleCredential? credential;

    private GoogleTokens(GoogleCredential? credential) => this.credential = credential;

    public bool HasAccount => credential is not null;

    public string? QuotaProject => credential?.QuotaProject;

    /// <param name="impersonated">The account to act as, those on the way before it, separated by commas; null for none.</param>
    /// <exception cref="InputException">A file of credentials is named and is none.</exception>
    public static async Task<GoogleTokens> Find(string? impersonated)
    {
        try
        {
            var found = await GoogleCredential.GetApplicationDefaultAsync();
            return new GoogleTokens(impersonated is null ? found.CreateScoped(Scope) : ActAs(found.CreateScoped(CloudScope), impersonated));
        }
        catch (InvalidOperationException) when (Environment.GetEnvironmentVariable("GOOGLE_APPLICATION_CREDENTIALS") is null or "")
        {
            return new GoogleTokens(null);
        }
        catch (Exception error) when (error is InvalidOperationException or IOException or UnauthorizedAccessException or Newtonsoft.Json.JsonException or FormatException)
        {
            throw new InputException($"the Google credentials cannot be used: {BucketFailure.OneLine((error.InnerException ?? error).Message)}; "
                + "check the file in GOOGLE_APPLICATION_CREDENTIALS", error);
        }
    }

    public async Task<string?> Token()
    {
        try
        {
            return credential is null ? null : await ((ITokenAccess)credential).GetAccessTokenForRequestAsync();
        }
        catch (TokenResponseException refused)
        {
            throw new InputException($"Google gives no access: {BucketFailure.OneLine(refused.Error?.ErrorDescription ?? refused.Error?.Error ?? refused.Message)}; "
                + "log in again with 'gcloud auth application-default login', or check the service account", refused);
        }
    }

    private static GoogleCredential ActAs(GoogleCredential source, string accounts)
    {
        var names = accounts.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return names.Length == 0
            ? source
            : source.Impersonate(new ImpersonatedCredential.Initializer(names[^1]) { DelegateAccounts = names[..^1], Scopes = [Scope] });
    }
}
