using System.Text;
using System.Text.Json.Nodes;

namespace GraphSec.Tests.Storage.Server;

/// <summary>The two parts of an upload in one request. Google's own clients quote the boundary singly and end lines with LF.</summary>
internal static class MultipartBody
{
    public static (JsonObject Properties, string? ContentType, byte[] Content) Read(HttpRequest request)
    {
        var type = request.Header("Content-Type")!;
        var boundary = Encoding.ASCII.GetBytes("--" + type[(type.IndexOf("boundary=", StringComparison.Ordinal) + 9)..].Split(';')[0].Trim('\'', '"'));
        var (_, first) = Part(request.Body, boundary, 0);
        var (head, second) = Part(request.Body, boundary, first.End);
        var properties = (JsonObject)JsonNode.Parse(Encoding.UTF8.GetString(request.Body[first]))!;
        var contentType = head.Split('\n').FirstOrDefault(line => line.StartsWith("content-type:", StringComparison.OrdinalIgnoreCase))?.Split(':', 2)[1].Trim();
        return (properties, contentType, request.Body[second]);
    }

    private static (string Head, Range Content) Part(byte[] body, byte[] boundary, Index from)
    {
        var start = Find(body, boundary, from.Value) + boundary.Length;
        var (end, gap) = HeadEnd(body, start);
        var next = Find(body, boundary, end + gap);
        // The line end before a boundary belongs to the boundary.
        var last = body[next - 1] != '\n' ? next : body[next - 2] == '\r' ? next - 2 : next - 1;
        return (Encoding.ASCII.GetString(body, start, end - start), (end + gap)..Math.Max(end + gap, last));
    }

    private static (int End, int Gap) HeadEnd(byte[] body, int start)
    {
        var (crlf, lf) = (body.AsSpan(start).IndexOf("\r\n\r\n"u8), body.AsSpan(start).IndexOf("\n\n"u8));
        return crlf >= 0 && (lf < 0 || crlf < lf) ? (start + crlf, 4) : (start + lf, 2);
    }

    private static int Find(byte[] body, byte[] boundary, int from) => from + body.AsSpan(from).IndexOf(boundary);
}
