using GraphSec.Pipeline;

namespace GraphSec.Storage;

/// <summary>Where buckets are, who pays, and how hard to try.</summary>
public sealed record StorageOptions
{
    private const string ApiPath = "/storage/v1";

    /// <summary>The server, without a slash at the end.</summary>
    public string Endpoint { get; init; } = "https://storage.googleapis.com";

    /// <summary>An emulator is sent no credentials.</summary>
    public bool IsEmulator { get; init; }

    /// <summary>The project that pays for a bucket whose requester does.</summary>
    public string? BillingProject { get; init; }

    /// <summary>The account to act as, those on the way before it, separated by commas.</summary>
    public string? Impersonated { get; init; }

    /// <summary>How often one thing is tried without any progress.</summary>
    public int Tries { get; init; } = 7;

    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>How long a server may say nothing.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Objects under way at once.</summary>
    public int Transfers { get; init; } = 8;

    /// <summary>Bytes of a part of a larger upload, a multiple of 256 KiB; what is no larger goes in one request.</summary>
    public int PartBytes { get; init; } = 8 << 20;

    /// <summary>The variables that Google's own clients obey.</summary>
    /// <exception cref="InputException">A variable holds no address.</exception>
    public static StorageOptions FromEnvironment(Func<string, string?> variable)
    {
        var standard = new StorageOptions
        {
            BillingProject = Value("GOOGLE_CLOUD_QUOTA_PROJECT"),
            Impersonated = Value("CLOUDSDK_AUTH_IMPERSONATE_SERVICE_ACCOUNT"),
        };
        return Value("STORAGE_EMULATOR_HOST") is { } emulator
            ? standard with { Endpoint = Address("STORAGE_EMULATOR_HOST", emulator), IsEmulator = true }
            : Value("CLOUDSDK_API_ENDPOINT_OVERRIDES_STORAGE") is { } endpoint
            ? standard with { Endpoint = Address("CLOUDSDK_API_ENDPOINT_OVERRIDES_STORAGE", endpoint) }
            : standard;

        string? Value(string name) => variable(name) is { Length: > 0 } text ? text.Trim() : null;
    }

    private static string Address(string name, string text)
    {
        var address = text.Contains("://", StringComparison.Ordinal) ? text : "http://" + text;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            throw new InputException($"{name} is '{text}', which is no address; write http://host:port");
        }

        var plain = uri.GetLeftPart(UriPartial.Path).TrimEnd('/');
        return plain.EndsWith(ApiPath, StringComparison.Ordinal) ? plain[..^ApiPath.Length] : plain;
    }
}
