namespace GraphSec.Pipeline.Parse.Dot;

/// <summary>Words the errors of <see cref="DotLexer"/>; lines are counted only here, when one is needed.</summary>
internal static class DotFault
{
    private const int MostShown = 40;

    public static InputException At(ReadOnlySpan<char> text, string source, int offset, string message)
    {
        var before = text[..Math.Min(offset, text.Length)];
        var line = before.Count('\n') + 1;
        var column = before.Length - before.LastIndexOf('\n');
        return new InputException($"{source}:{line}:{column}: {message}; the dot text is damaged or cut off, make it again");
    }

    /// <summary>A piece of the text in quotes, on one line and not too long.</summary>
    public static string Shown(ReadOnlySpan<char> piece)
    {
        var cut = piece.Length > MostShown ? "…" : "";
        return $"'{piece[..Math.Min(piece.Length, MostShown)].ToString().ReplaceLineEndings(" ")}{cut}'";
    }
}
