using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Json;
using GraphSec.Pipeline;

namespace GraphSec.Storage;

/// <summary>
/// Asks the JSON API, with the credentials of whoever runs this, and tries again what passes.
/// https://cloud.google.com/storage/docs/json_api/v1
/// </summary>
internal sealed class StorageConnection : IDisposable
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(15);

    private readonly StorageOptions options;
    private readonly TimeProvider clock;
    private readonly IAccessTokens tokens;
    private readonly HttpClient http;

    public StorageConnection(StorageOptions options, IAccessTokens tokens, TimeProvider clock)
    {
        (this.options, this.tokens, this.clock) = (options, tokens, clock);
        http = new HttpClient(new SocketsHttpHandler
        {
            ConnectTimeout = ConnectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            // What is stored is what the checksum is of.
            AutomaticDecompression = DecompressionMethods.None,
            AllowAutoRedirect = false,
            UseProxy = !new Uri(options.Endpoint).IsLoopback,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("graphsec", typeof(StorageConnection).Assembly.GetName().Version?.ToString(3)));
    }

    public StorageOptions Options => options;

    public string Endpoint => options.Endpoint;

    public bool HasAccount => tokens.HasAccount || options.IsEmulator;

    /// <summary>The address of an API call.</summary>
    /// <param name="path">From the server's root on, its variable parts escaped.</param>
    /// <param name="query">Names and values; what is null is left out.</param>
    public string Address(string path, params ReadOnlySpan<(string Name, string? Value)> query)
    {
        var pairs = new List<string>();
        foreach (var (name, value) in query)
        {
            if (value is not null)
            {
                pairs.Add($"{name}={Uri.EscapeDataString(value)}");
            }
        }

        if ((options.BillingProject ?? tokens.QuotaProject) is { } payer)
        {
            pairs.Add($"userProject={Uri.EscapeDataString(payer)}");
        }

        return pairs.Count == 0 ? Endpoint + path : $"{Endpoint}{path}?{string.Join('&', pairs)}";
    }

    public Backoff Backoff() => new(options, clock);

    /// <summary>Asks until there is an answer of JSON, or no use in asking.</summary>
    /// <exception cref="StorageFaultException">The last fault.</exception>
    public async Task<T> Ask<T>(Func<HttpRequestMessage> request, Func<JsonElement, T> read)
    {
        var backoff = Backoff();
        while (true)
        {
            try
            {
                using var answer = await Send(request());
                return read(await Json(answer));
            }
            catch (Exception error) when (Storage.Backoff.IsOfTransfer(error))
            {
                await backoff.Wait(error);
            }
        }
    }

    /// <summary>One try. The answer's body is still on its way.</summary>
    /// <param name="isRight">Which answers are no faults; those of success unless told.</param>
    /// <exception cref="StorageFaultException">The server refused.</exception>
    public async Task<HttpResponseMessage> Send(HttpRequestMessage request, Func<HttpStatusCode, bool>? isRight = null)
    {
        using var message = request;
        if (await tokens.Token() is { } token)
        {
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        using var silence = new CancellationTokenSource(options.Silence + UploadTime(message), clock);
        var answer = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, silence.Token);
        if (isRight?.Invoke(answer.StatusCode) ?? answer.IsSuccessStatusCode)
        {
            return answer;
        }

        using (answer)
        {
            throw new StorageFaultException(answer.StatusCode, await Reason(answer)) { RetryAfter = RetryAfter(answer) };
        }
    }

    /// <summary>The next bytes of an answer, 0 at its end; a server that falls silent is a fault.</summary>
    public async ValueTask<int> Read(Stream body, Memory<byte> buffer)
    {
        using var silence = new CancellationTokenSource(options.Silence, clock);
        return await body.ReadAsync(buffer, silence.Token);
    }

    /// <exception cref="StorageFaultException">The answer is no JSON.</exception>
    public async Task<JsonElement> Json(HttpResponseMessage answer)
    {
        try
        {
            using var silence = new CancellationTokenSource(options.Silence, clock);
            var bytes = await answer.Content.ReadAsByteArrayAsync(silence.Token);
            using var document = JsonDocument.Parse(bytes.Length == 0 ? "{}"u8.ToArray() : bytes);
            return document.RootElement.Clone();
        }
        catch (JsonException error)
        {
            throw new StorageFaultException("the answer is no JSON", error);
        }
    }

    public void Dispose() => http.Dispose();

    /// <summary>A slow line may take long to send what is much: 64 KiB a second is given.</summary>
    private static TimeSpan UploadTime(HttpRequestMessage message) =>
        TimeSpan.FromSeconds((message.Content?.Headers.ContentLength ?? 0) / (double)(64 << 10));

    private TimeSpan? RetryAfter(HttpResponseMessage answer) => answer.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - clock.GetUtcNow(),
        _ => null,
    };

    private async Task<string> Reason(HttpResponseMessage answer)
    {
        try
        {
            var json = await Json(answer);
            return json.ValueKind == JsonValueKind.Object && json.TryGetProperty("error", out var error)
                ? error.ValueKind == JsonValueKind.Object && error.TryGetProperty("message", out var message) ? message.ToString() : error.ToString()
                : Standard();
        }
        catch (Exception error) when (Storage.Backoff.IsOfTransfer(error))
        {
            return Standard();
        }

        string Standard() => answer.ReasonPhrase is { Length: > 0 } phrase ? phrase : answer.StatusCode.ToString();
    }
}
