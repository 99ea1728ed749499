using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Report.Graph;
using GraphSec.Pipeline.Report.Html;

namespace GraphSec.Pipeline.Report.Formats;

/// <summary>
/// A page to explore: the graph coloured by score beside the list and the explanation of each resource. One file, which asks nothing
/// of any network: its policy allows the scripts inside by their hashes and nothing else.
/// </summary>
public sealed class HtmlReport : IReportFormat
{
    /// <summary>More than that nobody explores, and browsers would be slow at.</summary>
    private const int Most = 5000;

    private const string Library = "cytoscape.min.js";
    private const string App = "app.js";

    public void Write(Findings findings, TextWriter output)
    {
        var graph = ReportGraph.Of(findings, Most);
        var subject = Summary.Subject(findings);
        var (library, app) = (Embedded(Library), Embedded(App));
        var parts = new Dictionary<string, string>
        {
            ["title"] = WebUtility.HtmlEncode($"GraphSec: {subject}"),
            ["summary"] = WebUtility.HtmlEncode(Summary.Of(findings, findings.Blocks)),
            ["hashes"] = $"{Hash(library)} {Hash(app)}",
            ["style"] = Embedded("app.css"),
            ["data"] = PageData.Json(findings, graph),
            ["packed"] = Packed(SourceExcerpts.Of(graph, findings.Options.Sources)),
            ["library"] = library,
            ["app"] = app,
        };
        var page = Embedded("page.html").AsSpan();
        while (page.IndexOf("{{") is >= 0 and var start)
        {
            var length = page[start..].IndexOf("}}");
            output.Write(page[..start]);
            output.Write(parts[page.Slice(start + 2, length - 2).ToString()]);
            page = page[(start + length + 2)..];
        }

        output.Write(page);
    }

    private static string Embedded(string name)
    {
        using var reader = new StreamReader(typeof(HtmlReport).Assembly.GetManifestResourceStream($"GraphSec.Report.{name}")!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>A script's hash as a content security policy names it (CSP level 2).</summary>
    private static string Hash(string script) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'";

    /// <summary>Texts as compressed JSON in base64; "" where there are none.</summary>
    private static string Packed(string[] texts)
    {
        if (texts.All(text => text.Length == 0))
        {
            return "";
        }

        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true))
        using (var writer = new Utf8JsonWriter(gzip))
        {
            writer.Texts(texts);
        }

        return Convert.ToBase64String(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
