using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Evaluate;

/// <summary>An evaluation as a folder: figures that DVC compares and draws, tables, and a page for people.</summary>
internal static class EvaluationFile
{
    public static void Write(Evaluation evaluation, string folder) => AtomicFolder.Write(folder, target =>
    {
        AtomicFile.Write(Path.Combine(target, ArtifactFolders.Metrics), stream => MetricsFile.Write(evaluation, stream));
        Text("rankings.csv", writer => EvaluationTables.WriteRankings(evaluation, writer));
        Text("faults.csv", writer => EvaluationTables.WriteFaults(evaluation, writer));
        Text("audit.csv", writer => EvaluationTables.WriteAudit(evaluation, writer));
        Text("roc.csv", writer => EvaluationTables.WriteCurve(writer, "false_positive_rate,recall",
            evaluation.Curve.Select(p => (p.FalsePositiveRate, p.Recall))));
        Text("pr.csv", writer => EvaluationTables.WriteCurve(writer, "recall,precision", evaluation.Curve.Select(p => (p.Recall, p.Precision))));
        Text("evaluation.md", writer => EvaluationPage.Write(evaluation, writer));

        void Text(string name, Action<TextWriter> write) => AtomicFile.WriteText(Path.Combine(target, name), write);
    }, ArtifactFolders.Metrics, "roc.csv", "pr.csv");
}
