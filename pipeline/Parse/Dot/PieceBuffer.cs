namespace GraphSec.Pipeline.Parse.Dot;

/// <summary>Puts together a text that is not a slice of the input.</summary>
internal sealed class PieceBuffer
{
    private char[] buffer = new char[256];
    private int length;

    public ReadOnlySpan<char> Text => buffer.AsSpan(0, length);

    public bool IsEmpty => length == 0;

    public void Clear() => length = 0;

    public void Append(ReadOnlySpan<char> piece)
    {
        if (length + piece.Length > buffer.Length)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + piece.Length));
        }

        piece.CopyTo(buffer.AsSpan(length));
        length += piece.Length;
    }
}
