using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Evaluate;

/// <summary>An evaluation of a detector beside the same without its parts, as a folder: ablation.md for people, ablation.csv.</summary>
public static class AblationFile
{
    /// <param name="parts">What each detector but the whole one does without, in the order of tables.</param>
    /// <exception cref="InputException">The folder cannot be written.</exception>
    public static void Write(Evaluation evaluation, IReadOnlyList<AblatedPart> parts, string folder) => AtomicFolder.Write(folder, target =>
    {
        AtomicFile.WriteText(Path.Combine(target, "ablation.csv"), writer => AblationTable.Write(evaluation, parts, writer));
        AtomicFile.WriteText(Path.Combine(target, "ablation.md"), writer => AblationPage.Write(evaluation, parts, writer));
    });
}
