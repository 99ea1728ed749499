namespace GraphSec.Pipeline.Report.Formats;

/// <summary>Lines folded between words, the rest indented under the first.</summary>
internal static class FoldedText
{
    /// <summary>Narrower than this a line is left to the terminal.</summary>
    private const int Narrowest = 24;

    /// <param name="indent">Spaces before each line.</param>
    /// <param name="lead">Stands in the first line's indent.</param>
    /// <param name="width">Columns; 0 folds nothing.</param>
    public static void Write(Action<TextStyle, string> write, TextStyle style, string text, int indent, int width, string lead = "")
    {
        var room = width - indent;
        var margin = lead.PadLeft(Math.Max(0, indent - 2)).PadRight(indent);
        if (width == 0 || room < Narrowest)
        {
            write(style, $"{margin}{text}\n");
            return;
        }

        while (text.Length > room)
        {
            var end = text.LastIndexOf(' ', room);
            end = end <= 0 ? text.IndexOf(' ', room) : end;
            if (end <= 0)
            {
                break;
            }

            write(style, $"{margin}{text[..end]}\n");
            text = text[(end + 1)..];
            margin = "".PadLeft(indent + 2);
            room = width - indent - 2;
        }

        write(style, $"{margin}{text}\n");
    }
}
