namespace GraphSec.Pipeline.Artifacts;

/// <summary>Writes comma-separated values as RFC 4180 has them, but with '\n' line ends.</summary>
public sealed class CsvWriter(TextWriter output)
{
    private bool isFirst = true;

    public CsvWriter Field(ReadOnlySpan<char> text)
    {
        if (!isFirst)
        {
            output.Write(',');
        }

        isFirst = false;
        if (text.ContainsAny(",\"\r\n"))
        {
            Quoted(text);
        }
        else
        {
            output.Write(text);
        }

        return this;
    }

    public void EndRecord()
    {
        output.Write('\n');
        isFirst = true;
    }

    private void Quoted(ReadOnlySpan<char> text)
    {
        output.Write('"');
        for (var quote = text.IndexOf('"'); quote >= 0; quote = text.IndexOf('"'))
        {
            output.Write(text[..(quote + 1)]);
            output.Write('"');
            text = text[(quote + 1)..];
        }

        output.Write(text);
        output.Write('"');
    }
}
