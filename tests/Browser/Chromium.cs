using System.ComponentModel;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using GraphSec.Tests.Pipeline.Artifacts;

namespace GraphSec.Tests.Browser;

/// <summary>
/// A headless Chromium, told what to do by the DevTools protocol (chromedevtools.github.io/devtools-protocol). Playwright would be
/// the usual way; its package weighs 780 MB, and this needs six of its commands.
/// </summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Programs = ["chromium", "chromium-browser", "google-chrome", "chrome"];

    private readonly ScratchFolder profile = new();
    private readonly ClientWebSocket socket = new();
    private readonly List<string> complaints = [];
    private Process? process;
    private int last;

    /// <summary>Errors and warnings of the page, and every address other than a file's that it asked for.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    /// <summary>Starts one, or skips the test where there is none.</summary>
    public static async Task<Chromium> Start()
    {
        var browser = new Chromium();
        try
        {
            await browser.Launch();
            return browser;
        }
        catch
        {
            await browser.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens a file in a window of that size.</summary>
    public async Task Open(string file, int width, int height, string scheme = "light")
    {
        await Send("Emulation.setDeviceMetricsOverride", new { width, height, deviceScaleFactor = 1, mobile = width < 600 });
        await Send("Emulation.setEmulatedMedia", new { features = new[] { new { name = "prefers-color-scheme", value = scheme }, new { name = "prefers-reduced-motion", value = "reduce" } } });
        await Send("Page.navigate", new { url = "about:blank" });
        await Send("Page.navigate", new { url = new Uri(file).AbsoluteUri });
        await Until("document.readyState === 'complete' && 'graphsec' in window");
    }

    /// <summary>The value of an expression as text; promises are waited for.</summary>
    public async Task<string> Ask(string expression)
    {
        var answer = await Send("Runtime.evaluate", new { expression, awaitPromise = true, returnByValue = true });
        Assert.False(answer.TryGetProperty("exceptionDetails", out var fault), fault.ToString());
        return answer.GetProperty("result").TryGetProperty("value", out var value) ? value.ToString() : "";
    }

    /// <summary>Waits until the expression is true.</summary>
    public async Task Until(string expression)
    {
        for (var i = 0; i < 600; i++)
        {
            if (await Ask($"Boolean({expression})") == "True")
            {
                return;
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Fail($"it never became true: {expression}");
    }

    public async Task Press(string key)
    {
        var text = key.Length == 1 ? key : "";
        await Send("Input.dispatchKeyEvent", new { type = "keyDown", key, code = key, text });
        await Send("Input.dispatchKeyEvent", new { type = "keyUp", key, code = key });
    }

    public async Task Click(double x, double y)
    {
        await Send("Input.dispatchMouseEvent", new { type = "mouseMoved", x, y });
        await Send("Input.dispatchMouseEvent", new { type = "mousePressed", x, y, button = "left", clickCount = 1 });
        await Send("Input.dispatchMouseEvent", new { type = "mouseReleased", x, y, button = "left", clickCount = 1 });
    }

    /// <summary>The page as a PNG.</summary>
    public async Task<byte[]> Screenshot() => (await Send("Page.captureScreenshot", new { format = "png" })).GetProperty("data").GetBytesFromBase64();

    public async ValueTask DisposeAsync()
    {
        socket.Dispose();
        if (process is not null)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            process.Dispose();
        }

        for (var i = 0; i < 50 && Directory.Exists(profile.Path); i++)
        {
            try
            {
                profile.Dispose();
            }
            catch (IOException)
            {
                // Its children still write.
                await Task.Delay(100, CancellationToken.None);
            }
        }
    }

    private async Task Launch()
    {
        var endpoint = new TaskCompletionSource<Uri>();
        foreach (var program in Programs)
        {
            try
            {
                process = Process.Start(new ProcessStartInfo(program,
                    ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-port=0", $"--user-data-dir={profile.Path}", "about:blank"])
                {
                    RedirectStandardError = true,
                    RedirectStandardOutput = true,
                });
                break;
            }
            catch (Win32Exception)
            {
                continue;
            }
        }

        Assert.SkipWhen(process is null && !OutsideProgram.MustBeThere, "chromium is not installed");
        process!.ErrorDataReceived += (_, line) =>
        {
            if (Regex.Match(line.Data ?? "", @"ws://[^\s/]+") is { Success: true } match)
            {
                endpoint.TrySetResult(new Uri(match.Value.Replace("ws:", "http:", StringComparison.Ordinal)));
            }
        };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        var address = await endpoint.Task.WaitAsync(TimeSpan.FromSeconds(60));
        using var http = new HttpClient();
        using var tabs = JsonDocument.Parse(await http.GetStringAsync(new Uri(address, "/json")));
        var page = tabs.RootElement.EnumerateArray().First(tab => tab.GetProperty("type").GetString() == "page");
        await socket.ConnectAsync(new Uri(page.GetProperty("webSocketDebuggerUrl").GetString()!), CancellationToken.None);
        foreach (var domain in new[] { "Page", "Runtime", "Log", "Network" })
        {
            await Send(domain + ".enable", new { });
        }
    }

    /// <summary>Sends a command and reads until its answer; what is told meanwhile is noted.</summary>
    private async Task<JsonElement> Send(string method, object parameters)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        var id = ++last;
        await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(new { id, method, @params = parameters }), WebSocketMessageType.Text, true, limit.Token);
        while (true)
        {
            var message = await Receive(limit.Token);
            if (message.TryGetProperty("id", out var answered) && answered.GetInt32() == id)
            {
                return message.TryGetProperty("result", out var result) ? result : throw new InvalidOperationException(message.ToString());
            }

            Note(message);
        }
    }

    private void Note(JsonElement message)
    {
        var text = message.ToString();
        switch (message.TryGetProperty("method", out var method) ? method.GetString() : "")
        {
            case "Runtime.exceptionThrown" or "Log.entryAdded":
                complaints.Add(text);
                break;
            case "Network.requestWillBeSent" when !Regex.IsMatch(text, "\"url\":\"(file:|about:)"):
                complaints.Add(text);
                break;
        }
    }

    private async Task<JsonElement> Receive(CancellationToken limit)
    {
        var buffer = new byte[1 << 16];
        using var whole = new MemoryStream();
        WebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer, limit);
            whole.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        using var document = JsonDocument.Parse(Encoding.UTF8.GetString(whole.GetBuffer(), 0, (int)whole.Length));
        return document.RootElement.Clone();
    }
}
