using GraphSec.Pipeline;
using GraphSec.Pipeline.Report;

namespace GraphSec.Cli;

/// <summary>A report to write: what and where.</summary>
internal sealed record OutputTarget(NamedFormat Format, string File)
{
    /// <param name="text"><c>FORMAT=FILE</c>, or a file whose ending says the format.</param>
    /// <param name="format">The format of a file that does not say its own; null for a table.</param>
    /// <exception cref="InputException">There is no such format, or no file.</exception>
    public static OutputTarget Of(string text, string? format)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals > 0 && text.AsSpan(0, equals).IndexOfAnyExceptInRange('a', 'z') < 0)
        {
            return equals + 1 < text.Length
                ? new OutputTarget(ReportFormats.Named(text[..equals]), text[(equals + 1)..])
                : throw new InputException($"'{text}' names no file; write {text}FILE, or {text}- for standard output");
        }

        return new OutputTarget(format is not null ? ReportFormats.Named(format) : ReportFormats.OfFile(text) ?? ReportFormats.Named("table"), text);
    }
}
