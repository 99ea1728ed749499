using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Report.Formats;

/// <summary>Text for people: the table of findings, or what changed where states were compared.</summary>
public sealed class TextReport : IReportFormat
{
    public void Write(Findings findings, TextWriter output) => Write(findings, (_, text) => output.Write(text), 0);

    /// <param name="write">Is given the text in order, piece by piece, with what each piece is; lines end in '\n'.</param>
    /// <param name="width">Columns of the terminal, to fold lines at; 0 folds none.</param>
    public static void Write(Findings findings, Action<TextStyle, string> write, int width)
    {
        var print = (TextStyle style, string text) => write(style, PrintableText.Of(text));
        if (findings.Changes is { } changes)
        {
            new ChangesText(print, width).Write(findings, changes);
        }
        else
        {
            new FindingsText(print, width).Write(findings);
        }
    }
}
