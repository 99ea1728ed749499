using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Pipeline.Report;

/// <summary>Writes a folder with the report in every format.</summary>
public static class Reporter
{
    private static readonly (string File, ReportFormat Format)[] Files =
    [
        (ArtifactFolders.ReportMarkdown, ReportFormat.Markdown),
        (ArtifactFolders.ReportText, ReportFormat.Table),
        (ArtifactFolders.ReportJson, ReportFormat.Json),
        (ArtifactFolders.ReportSarif, ReportFormat.Sarif),
    ];

    /// <exception cref="InputException">The folder cannot be written.</exception>
    public static void Write(IReadOnlyList<GraphScores> scores, string folder, ReportOptions options)
    {
        var findings = Findings.Of(scores, options);
        AtomicFolder.Write(folder, temporary =>
        {
            foreach (var (file, format) in Files)
            {
                AtomicFile.WriteText(Path.Combine(temporary, file), output => ReportFormats.Write(findings, format, output));
            }
        });
    }
}
