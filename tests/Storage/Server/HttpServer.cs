using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace GraphSec.Tests.Storage.Server;

/// <summary>HTTP/1.1 on a port of this machine, small enough to be cut at any byte.</summary>
internal sealed class HttpServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2? certificate;
    private readonly Func<HttpRequest, HttpReply?> answer;
    private readonly CancellationTokenSource stop = new();

    /// <param name="answer">Null cuts the connection without a word.</param>
    /// <param name="certificate">For https; null for http.</param>
    public HttpServer(Func<HttpRequest, HttpReply?> answer, X509Certificate2? certificate = null)
    {
        (this.answer, this.certificate) = (answer, certificate);
        listener.Start();
        _ = Task.Run(Listen);
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Cuts a connection as soon as so many bytes of a request's body have come; null never.</summary>
    public Func<HttpRequest, int?>? CutsBody { get; set; }

    public void Dispose()
    {
        stop.Cancel();
        listener.Stop();
        stop.Dispose();
    }

    private async Task Listen()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var client = await listener.AcceptTcpClientAsync(stop.Token);
                _ = Task.Run(() => Serve(client));
            }
            catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task Serve(TcpClient client)
    {
        using (client)
        {
            try
            {
                client.NoDelay = true;
                Stream stream = client.GetStream();
                if (certificate is not null)
                {
                    var secure = new SslStream(stream);
                    await secure.AuthenticateAsServerAsync(certificate);
                    stream = secure;
                }

                var buffered = new BufferedStream(stream, 1 << 16);
                while (await Exchange(buffered))
                {
                }
            }
            catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException or System.Security.Authentication.AuthenticationException)
            {
                return;
            }
        }
    }

    /// <summary>One request and its answer; whether there may be another.</summary>
    private async Task<bool> Exchange(Stream stream)
    {
        if (await Line(stream) is not { Length: > 0 } first)
        {
            return false;
        }

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await Line(stream) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers[line[..colon].Trim()] = line[(colon + 1)..].Trim();
        }

        if (headers.GetValueOrDefault("Expect") is "100-continue")
        {
            await stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray());
            await stream.FlushAsync();
        }

        var words = first.Split(' ');
        var target = words[1].Split('?', 2);
        var head = new HttpRequest(words[0], target[0], Pairs(target.Length > 1 ? target[1] : ""), headers, []);
        if (await Body(stream, head) is not { } body || answer(head with { Body = body }) is not { } reply)
        {
            return false;
        }

        await Write(stream, reply, head.Method);
        return reply.CutAfter is null && headers.GetValueOrDefault("Connection") != "close";
    }

    private async Task<byte[]?> Body(Stream stream, HttpRequest head)
    {
        var body = new MemoryStream();
        var cut = CutsBody?.Invoke(head);
        if (head.Header("Transfer-Encoding") == "chunked")
        {
            while (int.Parse((await Line(stream))!.Split(';')[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture) is > 0 and var size)
            {
                body.Write(await Exactly(stream, size));
                await Line(stream);
            }

            await Line(stream);
        }
        else if (head.Header("Content-Length") is { } length)
        {
            var size = int.Parse(length, CultureInfo.InvariantCulture);
            body.Write(await Exactly(stream, Math.Min(size, cut ?? size)));
        }

        return cut is not null && body.Length >= cut ? null : body.ToArray();
    }

    private static async Task<byte[]> Exactly(Stream stream, int size)
    {
        var bytes = new byte[size];
        await stream.ReadExactlyAsync(bytes);
        return bytes;
    }

    private static async Task Write(Stream stream, HttpReply reply, string method)
    {
        var head = new StringBuilder($"HTTP/1.1 {reply.Status} {(HttpStatusCode)reply.Status}\r\n");
        foreach (var (name, value) in reply.Headers)
        {
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        head.Append("Content-Length: ").Append(reply.Body.Length).Append("\r\n\r\n");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head.ToString()));
        if (method != "HEAD")
        {
            await stream.WriteAsync(reply.Body.AsMemory(0, Math.Min(reply.Body.Length, reply.CutAfter ?? int.MaxValue)));
        }

        await stream.FlushAsync();
    }

    private static async Task<string?> Line(Stream stream)
    {
        var (text, single) = (new StringBuilder(), new byte[1]);
        while (await stream.ReadAsync(single) == 1)
        {
            if (single[0] == '\n')
            {
                return text.ToString().TrimEnd('\r');
            }

            text.Append((char)single[0]);
        }

        return text.Length == 0 ? null : text.ToString();
    }

    private static Dictionary<string, string> Pairs(string query)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            pairs[Uri.UnescapeDataString(parts[0])] = parts.Length > 1 ? Uri.UnescapeDataString(parts[1].Replace('+', ' ')) : "";
        }

        return pairs;
    }
}
