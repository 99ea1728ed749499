using System.Text;

namespace GraphSec.Pipeline.Artifacts;

/// <summary>
/// Reads comma-separated values as RFC 4180 has them, a record at a time; '\n' and "\r\n" both end a line, and an empty line
/// is a record of one empty field.
/// </summary>
/// <param name="input">The text.</param>
/// <param name="name">What to call it in errors.</param>
/// <param name="advice">What to do about one, in errors.</param>
public sealed class CsvReader(TextReader input, string name, string advice = "run the stage that writes it again")
{
    private readonly StringBuilder field = new();
    private readonly char[] buffer = new char[1 << 14];
    private int at;
    private int end;
    private int nextLine = 1;

    /// <summary>The line, from 1, on which the last record read begins.</summary>
    public int Line { get; private set; }

    /// <summary>Replaces the content of <paramref name="fields"/> with the next record.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="InputException">A quote is out of place or never closed.</exception>
    public bool Read(List<string> fields)
    {
        fields.Clear();
        Line = nextLine;
        if (Peek() < 0)
        {
            return false;
        }

        while (true)
        {
            fields.Add(Peek() == '"' ? Quoted() : Plain());
            switch (Next())
            {
                case ',':
                    continue;
                case '\r' when Peek() == '\n':
                    Next();
                    break;
                case '\n' or -1:
                    break;
                default:
                    throw Broken("text follows a closing quote");
            }

            return true;
        }
    }

    /// <summary>An error about the last record read.</summary>
    public InputException Broken(string what) =>
        new($"cannot read '{name}': line {Line}: {what}; {advice}");

    private string Plain()
    {
        field.Clear();
        for (var next = Peek(); next is not (',' or '\n' or -1); next = Peek())
        {
            if (next == '"')
            {
                throw Broken("a quote stands inside a field that is not quoted");
            }

            Next();
            if (next == '\r' && Peek() == '\n')
            {
                break;
            }

            field.Append((char)next);
        }

        return field.ToString();
    }

    private string Quoted()
    {
        field.Clear();
        Next();
        while (true)
        {
            switch (Next())
            {
                case '"' when Peek() == '"':
                    Next();
                    field.Append('"');
                    break;
                case '"':
                    return field.ToString();
                case -1:
                    throw Broken("a quote is opened and never closed");
                case var character:
                    field.Append((char)character);
                    break;
            }
        }
    }

    private int Peek()
    {
        if (at == end)
        {
            at = 0;
            end = input.Read(buffer, 0, buffer.Length);
        }

        return end == 0 ? -1 : buffer[at];
    }

    private int Next()
    {
        var next = Peek();
        at += next < 0 ? 0 : 1;
        nextLine += next == '\n' ? 1 : 0;
        return next;
    }
}
