using System.CommandLine;
using System.CommandLine.Completions;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.PlainGraphs;
using GraphSec.Pipeline.Evaluate;
using GraphSec.Pipeline.Score;
using GraphSec.Pipeline.Score.PlainGraphs;

namespace GraphSec.Cli;

/// <summary>What <c>graphsec score</c> does with a folder that holds a plain attributed graph.</summary>
internal sealed class PlainGraphScore
{
    private const int UsualTop = 10;

    /// <summary>Options of <c>score</c> that a plain graph has a use for; the path is no option.</summary>
    private static readonly string[] Fitting = ["--detector", "--seed", "--format", "--output", "--top"];

    private readonly Terminal terminal;
    private readonly Command command;
    private readonly Option<string?> detector;
    private readonly Option<int> seed;

    public PlainGraphScore(VerbCommand command, Terminal terminal)
    {
        (this.terminal, this.command) = (terminal, command);
        detector = command.Path("--detector", $"One of 'graphsec detectors' [default: {NamedDetectors.Own}; for a plain graph {PlainDetectors.Standard}]", "NAME");
        detector.CompletionSources.Add(_ => [.. NamedDetectors.All.Select(named => new CompletionItem(named.Word))]);
        seed = command.Whole("--seed", "With --detector, or for a plain graph: seed of the detector's random choices", 0);
    }

    /// <summary>Whether the path is a plain graph.</summary>
    /// <exception cref="InputException">An option was given that means nothing to one.</exception>
    public bool Takes(string path, ParseResult result)
    {
        if (path == Terminal.StandardInput || !PlainGraphFolder.Is(terminal.At(path)))
        {
            return false;
        }

        var foreign = command.Options.FirstOrDefault(option => !Fitting.Contains(option.Name) && IsGiven(option, result));
        return foreign is null ? true : throw new InputException($"'{path}' is a plain graph, and {foreign.Name} means nothing to one; leave it out");
    }

    /// <summary>The detector for Terraform that was asked for, and its seed; null for the model's own.</summary>
    /// <exception cref="InputException">There is no such detector for Terraform, or a seed was given without one.</exception>
    public (string Word, int Seed)? ForTerraform(ParseResult result) => result.GetValue(detector) switch
    {
        null or NamedDetectors.Own when IsGiven(seed, result) =>
            throw new InputException($"{seed.Name} is for what {detector.Name} names: the detector of the model draws nothing; leave it out"),
        null or NamedDetectors.Own => null,
        var word => (NamedDetectors.ForTerraform(word).Word, result.GetValue(seed)),
    };

    private static bool IsGiven(Option option, ParseResult result) => result.GetResult(option) is { Implicit: false };

    public int Score(string path, ParseResult result)
    {
        var (format, top) = (result.GetValue<string?>("--format"), result.GetValue<int?>("--top") ?? UsualTop);
        if (format is not (null or "table" or "csv" or "json"))
        {
            throw new InputException($"a plain graph has no '{format}' report; use table, csv or json");
        }

        var graph = PlainGraphFolder.Read(terminal.At(path));
        var name = result.GetValue(detector) ?? PlainDetectors.Standard;
        var scores = PlainDetectors.Score(graph, name, result.GetValue(seed));
        int[] order = [.. Enumerable.Range(0, scores.Count).OrderByDescending(node => scores[node]).ThenBy(node => node)];
        string[] files = result.GetValue<string[]>("--output") ?? [];
        foreach (var file in files)
        {
            var isJson = format == "json" || (format is null && file.EndsWith(".json", StringComparison.Ordinal));
            AtomicFile.WriteText(terminal.OutputAt(file), writer => Every(writer, isJson));
        }

        if (files.Length > 0 || format is null or "table")
        {
            Table(graph, scores, order.Take(top == 0 ? order.Length : top), path, name);
        }
        else
        {
            Every(terminal.Out, format == "json");
        }

        terminal.Out.Flush();
        return ExitCodes.Fine;

        void Every(TextWriter writer, bool isJson)
        {
            if (isJson)
            {
                Json(writer, graph, scores, order, name);
            }
            else
            {
                Csv(writer, graph, scores, order);
            }
        }
    }

    private void Table(PlainGraph graph, IReadOnlyList<float> scores, IEnumerable<int> order, string path, string name)
    {
        var shown = order.ToList();
        terminal.Out.WriteLine($"{path}: {Count(graph.Names.Count, "node")}, {Count(graph.From.Count, "edge")}, {graph.Features.Columns} features, by {name}; the {shown.Count} highest\n");
        terminal.Out.WriteLine("       score  node");
        foreach (var node in shown)
        {
            terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{scores[node],12:G5}  {graph.Names[node]}{(graph.Outliers?[node] == true ? "  labelled" : "")}"));
        }

        if (graph.Outliers is { } outliers)
        {
            var (area, precision) = Quality(scores, outliers);
            terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"\n{outliers.Count(each => each)} labelled outliers: ROC-AUC {area:F3}, average precision {precision:F3}"));
        }
    }

    private static void Csv(TextWriter output, PlainGraph graph, IReadOnlyList<float> scores, int[] order)
    {
        var csv = new CsvWriter(output);
        csv.Field("node").Field("score").EndRecord();
        foreach (var node in order)
        {
            csv.Field(graph.Names[node]).Field(scores[node].ToString("R", CultureInfo.InvariantCulture)).EndRecord();
        }
    }

    private static void Json(TextWriter output, PlainGraph graph, IReadOnlyList<float> scores, int[] order, string name)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions
        {
            Indented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }))
        {
            json.WriteStartObject();
            json.WriteString("detector", name);
            if (graph.Outliers is { } outliers && Quality(scores, outliers) is var (area, precision) && double.IsFinite(area))
            {
                json.WriteNumber("rocAuc", area);
                json.WriteNumber("averagePrecision", precision);
            }

            json.WriteStartArray("nodes");
            foreach (var node in order)
            {
                json.WriteStartObject();
                json.WriteString("node", graph.Names[node]);
                json.WriteNumber("score", scores[node]);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.WriteLine(AtomicFile.Utf8.GetString(stream.GetBuffer(), 0, (int)stream.Length));
    }

    private static (double Area, double Precision) Quality(IReadOnlyList<float> scores, IReadOnlyList<bool> outliers)
    {
        double[] wide = [.. scores.Select(score => (double)score)];
        return (RankingMetrics.RocAuc(wide, outliers), RankingMetrics.AveragePrecision(wide, outliers));
    }

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";
}
