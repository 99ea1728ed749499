using System.Buffers;
using System.Text.Json;

namespace GraphSec.Pipeline.Parse.Plan;

/// <summary>
/// The tokens of a JSON stream one by one, through a buffer that grows only for a token longer than itself: what is skipped
/// is never held. Every fault is an <see cref="InputException"/> with line and byte.
/// </summary>
internal sealed class JsonTokens : IDisposable
{
    private const int FirstLength = 1 << 16;
    private const int MostLength = 1 << 30;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = 512 };

    private readonly Stream stream;
    private readonly string source;
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(FirstLength);
    private int start;
    private int end;
    private bool isFinal;
    private JsonReaderState state = new(Options);
    private int valueStart;
    private int valueLength;
    private bool isEscaped;

    public JsonTokens(Stream stream, string source)
    {
        this.stream = stream;
        this.source = source;
        Fill();
        if (IsMark())
        {
            start += 3;
        }
    }

    /// <summary>What reads whole values from here, and remembers those that repeat.</summary>
    public JsonTree Tree { get; } = new();

    public JsonTokenType Type { get; private set; }

    public int Depth { get; private set; }

    /// <summary>The value's bytes as they stand, strings without quotes; valid until the next read.</summary>
    public ReadOnlySpan<byte> Value => buffer.AsSpan(valueStart, valueLength);

    /// <summary>Moves to the next token; false at the end of the text.</summary>
    public bool Read()
    {
        while (true)
        {
            var reader = new Utf8JsonReader(buffer.AsSpan(start, end - start), isFinal, state);
            try
            {
                if (reader.Read())
                {
                    Keep(in reader);
                    return true;
                }
            }
            catch (JsonException broken)
            {
                throw Broken(broken);
            }

            start += (int)reader.BytesConsumed;
            state = reader.CurrentState;
            if (isFinal)
            {
                return false;
            }

            Fill();
        }
    }

    /// <summary>A reader that goes on after the current token: many tokens in a row are read faster by one reader than by one
    /// each. It must be given back to <see cref="Suspend"/> before anything else is read.</summary>
    public Utf8JsonReader Resume() => new(buffer.AsSpan(start, end - start), isFinal, state);

    /// <summary>Makes the reader's token the current one.</summary>
    public void Suspend(in Utf8JsonReader reader) => Keep(in reader);

    /// <summary>Moves a resumed reader to the next token, which must be there.</summary>
    public void Advance(ref Utf8JsonReader reader)
    {
        while (true)
        {
            try
            {
                if (reader.Read())
                {
                    return;
                }
            }
            catch (JsonException broken)
            {
                throw Broken(broken);
            }

            start += (int)reader.BytesConsumed;
            state = reader.CurrentState;
            if (isFinal)
            {
                throw Wrong("the text ends too early");
            }

            Fill();
            reader = Resume();
        }
    }

    /// <summary>The name that a resumed reader stands at.</summary>
    public string NameOf(in Utf8JsonReader reader) =>
        reader.ValueIsEscaped ? Unescaped(in reader) : Name(reader.ValueSpan);

    /// <summary>The string with escapes that a resumed reader stands at.</summary>
    public string Unescaped(in Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException broken)
        {
            // Half a surrogate pair is valid JSON and no text.
            throw Wrong("a string holds half a character", broken);
        }
    }

    /// <summary>Moves to the next token, which must be there.</summary>
    public void Expect()
    {
        if (!Read())
        {
            throw Wrong("the text ends too early");
        }
    }

    /// <summary>In an object: moves to the next member's value and gives its name; false at the object's end.</summary>
    public bool NextMember(out string name)
    {
        Expect();
        if (Type != JsonTokenType.PropertyName)
        {
            name = "";
            return false;
        }

        name = isEscaped ? Text() : Name(Value);
        Expect();
        return true;
    }

    /// <summary>In an array: moves to the next item; false at the array's end.</summary>
    public bool NextItem()
    {
        Expect();
        return Type != JsonTokenType.EndArray;
    }

    /// <summary>Moves to the end of the value whose first token was read, however deep it goes.</summary>
    public void Skip()
    {
        if (Type is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            return;
        }

        var outer = Depth;
        while (true)
        {
            var reader = new Utf8JsonReader(buffer.AsSpan(start, end - start), isFinal, state);
            try
            {
                while (reader.Read())
                {
                    if (reader.CurrentDepth == outer && reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                    {
                        Keep(in reader);
                        return;
                    }
                }
            }
            catch (JsonException broken)
            {
                throw Broken(broken);
            }

            start += (int)reader.BytesConsumed;
            state = reader.CurrentState;
            if (isFinal)
            {
                throw Wrong("the text ends too early");
            }

            Fill();
        }
    }

    /// <summary>The string or number as text.</summary>
    public string Text()
    {
        if (!isEscaped)
        {
            return System.Text.Encoding.UTF8.GetString(Value);
        }

        var reader = new Utf8JsonReader(buffer.AsSpan(valueStart - 1, valueLength + 2));
        reader.Read();
        return Unescaped(in reader);
    }

    public InputException Wrong(string what, Exception? inner = null) =>
        new($"'{source}' is no sound json: {what}; make it again with 'terraform show -json'", inner!);

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
    }

    private bool IsMark() => end - start >= 3 && buffer[start] == 0xef && buffer[start + 1] == 0xbb && buffer[start + 2] == 0xbf;

    /// <summary>Names repeat in every resource: one string each.</summary>
    private string Name(ReadOnlySpan<byte> text)
    {
        if (text.Length > 64)
        {
            return System.Text.Encoding.UTF8.GetString(text);
        }

        Span<char> chars = stackalloc char[64];
        chars = chars[..System.Text.Encoding.UTF8.GetChars(text, chars)];
        var lookup = names.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(chars, out var known))
        {
            return known;
        }

        known = chars.ToString();
        if (names.Count < 100_000)
        {
            names.Add(known);
        }

        return known;
    }

    private void Keep(in Utf8JsonReader reader)
    {
        Type = reader.TokenType;
        Depth = reader.CurrentDepth;
        isEscaped = reader.ValueIsEscaped;
        valueLength = reader.ValueSpan.Length;
        var quote = Type is JsonTokenType.String or JsonTokenType.PropertyName ? 1 : 0;
        valueStart = start + (int)reader.TokenStartIndex + quote;
        start += (int)reader.BytesConsumed;
        state = reader.CurrentState;
    }

    private void Fill()
    {
        var left = end - start;
        if (start > 0)
        {
            buffer.AsSpan(start, left).CopyTo(buffer);
        }
        else if (left == buffer.Length)
        {
            if (left >= MostLength)
            {
                throw Wrong($"one value is longer than {MostLength >> 20} MB");
            }

            var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
            buffer.AsSpan(0, left).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }

        start = 0;
        end = left;
        try
        {
            var count = stream.ReadAtLeast(buffer.AsSpan(end), buffer.Length - end, throwOnEndOfStream: false);
            isFinal = count < buffer.Length - end;
            end += count;
        }
        catch (InvalidDataException damaged)
        {
            throw SourceContent.Damaged(source, damaged);
        }
    }

    private InputException Broken(JsonException broken)
    {
        var what = broken.Message;
        var path = what.IndexOf(" LineNumber:", StringComparison.Ordinal);
        what = (path > 0 ? what[..path] : what).TrimEnd('.').ReplaceLineEndings(" ");

        // The reader quotes the whole of a bad word, however long.
        what = what.Length > 100 ? what[..100] + "…" : what;
        return Wrong($"line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}: "
            + char.ToLowerInvariant(what[0]) + what[1..], broken);
    }
}
