using System.Runtime.InteropServices;
using System.Text;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Cli;

/// <summary>The world outside: where text goes, and which folder relative paths start from. Tests bring their own.</summary>
/// <param name="Folder">Null for the current folder, which leaves paths as they were typed.</param>
internal sealed record Terminal(
    Func<Stream> In, TextWriter Out, TextWriter Error, bool OutIsTerminal, bool ErrorIsTerminal, string? Folder = null)
{
    /// <summary>The path that means standard input.</summary>
    public const string StandardInput = "-";

    private static readonly List<PosixSignalRegistration> Signals = [];

    /// <summary>Columns of standard output; 0 where it is no terminal or does not say.</summary>
    public int Width { get; init; }

    /// <summary>The day, by which suppressions end.</summary>
    public DateOnly Today { get; init; } = DateOnly.FromDateTime(DateTime.UtcNow);

    public static Terminal OfProcess()
    {
        // Half-written files go before the process does; then the signal takes its usual course.
        Signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => UnfinishedWrites.Remove()));
        Signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => UnfinishedWrites.Remove()));
        return new Terminal(
            Console.OpenStandardInput, Writer(Console.OpenStandardOutput()), Writer(Console.OpenStandardError()),
            !Console.IsOutputRedirected, !Console.IsErrorRedirected)
        {
            Width = Console.IsOutputRedirected ? 0 : TerminalWidth.OfOutput(),
        };
    }

    public string At(string path) => Folder is null ? path : Path.Combine(Folder, path);

    public void Say(string kind, string line) => Error.WriteLine(PrintableText.Of($"{kind}: {line}"));

    private static StreamWriter Writer(Stream stream) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = false, NewLine = "\n" };
}
