using System.Buffers;

namespace GraphSec.Pipeline.Artifacts;

/// <summary>Texts for a terminal: code that is looked at may hold the sequences by which terminals are told to do things.</summary>
public static class PrintableText
{
    private static readonly SearchValues<char> Controls = SearchValues.Create(
        [.. Enumerable.Range(0, 0xa0).Select(code => (char)code).Where(c => char.IsControl(c) && c != '\n')]);

    /// <summary>The text with U+FFFD for every control character but the line feed.</summary>
    public static string Of(string text) => text.AsSpan().IndexOfAny(Controls) < 0
        ? text
        : string.Create(text.Length, text, (clean, from) =>
        {
            for (var i = 0; i < clean.Length; i++)
            {
                clean[i] = Controls.Contains(from[i]) ? '\uFFFD' : from[i];
            }
        });
}
