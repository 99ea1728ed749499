using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Report.Formats;

/// <summary>The table of findings: score, address and place, and below each the reasons. What is odd in the same way is one entry.</summary>
internal sealed class FindingsText
{
    private const int WidestAddress = 60;
    private const int Indent = 8;
    private const int MostAddresses = 6;

    private readonly Action<TextStyle, string> write;
    private readonly int width;
    private int column;
    private bool severalGraphs;

    /// <param name="write">Is given the text in order, piece by piece, with what each piece is; lines end in '\n'.</param>
    /// <param name="width">Columns of the terminal, to fold lines at; 0 folds none.</param>
    public FindingsText(Action<TextStyle, string> write, int width) => (this.write, this.width) = (write, width);

    public void Write(Findings findings)
    {
        var entries = findings.Listed();
        var shown = entries.Sum(entry => entry.Findings.Count);
        FoldedText.Write(write, TextStyle.Plain, Summary.Of(findings, shown), 0, width);
        if (entries.Count == 0)
        {
            return;
        }

        severalGraphs = findings.Graphs.Count > 1;
        column = Math.Min(WidestAddress, entries.Max(entry => entry.Findings.Take(MostAddresses).Max(finding => finding.Block.Address.Length)));
        var hasPlaces = entries.Any(entry => PlaceOf(entry.Findings[0]).Length > 0);
        write(TextStyle.Heading, hasPlaces ? $"\n score  {"resource".PadRight(column)}  declared at\n" : "\n score  resource\n");
        if (entries.Any(entry => entry.Findings[0].Why.Count > 1))
        {
            write(TextStyle.Heading, " share  why\n");
        }

        foreach (var entry in entries)
        {
            WriteEntry(entry);
        }
    }

    private void WriteEntry(FindingGroup entry)
    {
        var first = entry.Findings[0];
        write(first.IsOpen ? TextStyle.Alarm : TextStyle.Plain, Count.Score(first.Score.Score).PadLeft(6));
        foreach (var finding in entry.Findings.Take(entry.Findings.Count > MostAddresses ? MostAddresses - 1 : MostAddresses))
        {
            WriteAddress(finding, ReferenceEquals(finding, first));
        }

        if (entry.Findings.Count > MostAddresses)
        {
            write(TextStyle.Plain, $"{"".PadLeft(Indent)}and {entry.Findings.Count - MostAddresses + 1} more\n");
        }

        for (var i = 0; i < first.Reasons.Count; i++)
        {
            FoldedText.Write(write, TextStyle.Reason, first.Reasons[i], Indent, width, first.ShareOf(i));
        }

        if (first.Score.Nearest is { } nearest)
        {
            FoldedText.Write(write, TextStyle.Place, NearestText.Line(nearest), Indent, width);
        }
    }

    private void WriteAddress(Finding finding, bool isFirst)
    {
        var place = PlaceOf(finding) + (finding.Suppression is null ? "" : "  (known)");
        var address = finding.Block.Address;
        var fits = width == 0 || Indent + Math.Max(column, address.Length) + 2 + place.Length <= width;
        write(TextStyle.Plain, isFirst ? "  " : "".PadLeft(Indent));
        write(TextStyle.Address, place.Length > 0 && fits ? address.PadRight(column) : address);
        write(TextStyle.Place, place.Length == 0 ? "\n" : fits ? $"  {place}\n" : $"\n{"".PadLeft(Indent)}{place}\n");
    }

    private string PlaceOf(Finding finding)
    {
        var place = finding.Block.Place?.ToString() ?? "";
        var graph = finding.Graph.Features;
        return !severalGraphs || graph.Name == CollectedSource.Top ? place
            : place.Length == 0 ? graph.Name
            : graph.Form == SourceForm.Configuration && place.StartsWith(graph.Name, StringComparison.Ordinal) ? place
            : $"{place} in {graph.Name}";
    }
}
