using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;
using GraphSec.Pipeline.Report.Changes;

namespace GraphSec.Pipeline.Report;

/// <summary>Writes a folder with the report in every format that the options name.</summary>
public static class Reporter
{
    /// <summary>The findings with all that the options compare them with.</summary>
    /// <exception cref="InputException">A folder that the options name holds something else.</exception>
    public static Findings Find(IReadOnlyList<GraphScores> scores, ReportOptions options)
    {
        var sources = options.Sources ?? (options.Collected is { } collected ? Collected(collected) : null);
        var findings = Findings.Of(scores, options with { Sources = sources });
        var changes = options.Base is null ? null
            : ScoreChanges.Between("the base branch", ScoreFile.Read(InBase(options.Base, ArtifactFolders.Scores)), findings);
        var baseEvaluation = options.Base is null ? null : InBase(options.Base, ArtifactFolders.Evaluation);
        return findings.With(changes, ModelFigures.Read(options.Evaluation, options.Model, baseEvaluation));
    }

    /// <exception cref="InputException">The folder cannot be written.</exception>
    public static void Write(IReadOnlyList<GraphScores> scores, string folder, ReportOptions options)
    {
        var findings = Find(scores, options);
        var formats = options.Formats.Count == 0 ? ReportFormats.All : [.. options.Formats.Select(ReportFormats.Named)];
        AtomicFolder.Write(folder, temporary =>
        {
            foreach (var format in formats)
            {
                var file = Path.Combine(temporary, ArtifactFolders.ReportName + format.Extension);
                AtomicFile.WriteText(file, output => format.Write(findings, output));
            }
        });
    }

    private static SourceTree Collected(string folder)
    {
        var root = CollectedSources.Read(folder).Root;
        return new SourceTree(root, root);
    }

    /// <summary>A stage's folder in another data folder than <see cref="ArtifactFolders.Root"/>.</summary>
    private static string InBase(string data, string folder) => Path.Combine(data, folder[(ArtifactFolders.Root.Length + 1)..]);
}
