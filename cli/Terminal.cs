using System.Runtime.InteropServices;
using System.Text;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Collect;

namespace GraphSec.Cli;

/// <summary>The world outside: where text goes, and which folder relative paths start from. Tests bring their own.</summary>
/// <param name="Folder">Null for the current folder, which leaves paths as they were typed.</param>
internal sealed record Terminal(
    Func<Stream> In, TextWriter Out, TextWriter Error, bool OutIsTerminal, bool ErrorIsTerminal, string? Folder = null)
{
    /// <summary>The path that means standard input.</summary>
    public const string StandardInput = "-";

    private static readonly List<PosixSignalRegistration> Signals = [];

    private BucketPlaces? buckets;
    private string? billingProject;

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

    /// <summary>Where to read what the user named: a place in a bucket is brought here first.</summary>
    public string At(string path) => BucketPlaces.IsOne(path) ? Buckets().Fetch(path) : Here(path);

    /// <summary>The same for what is collected from, which may be no path.</summary>
    public string SourceAt(string source) => Collector.IsAddress(source) ? source : At(source);

    /// <summary>Where to write a file that the user named: what is to go to a bucket is written here first.</summary>
    public string OutputAt(string path) => BucketPlaces.IsOne(path) ? Buckets().Prepare(path, isFolder: false) : Here(path);

    /// <summary>The same for a folder that is replaced as a whole.</summary>
    public string OutputFolderAt(string path) => BucketPlaces.IsOne(path) ? Buckets().Prepare(path, isFolder: true) : Here(path);

    public void Say(string kind, string line) => Error.WriteLine(PrintableText.Of($"{kind}: {buckets?.Translate(line) ?? line}"));

    /// <summary>Does what a command does, and sends to buckets what it wrote for them. Where it fails, nothing is sent.</summary>
    /// <param name="payer">The project that pays for buckets whose requesters do.</param>
    public int Run(Func<int> action, string? payer)
    {
        billingProject = payer;
        try
        {
            var code = action();
            buckets?.Publish();
            return code;
        }
        finally
        {
            buckets?.Dispose();
        }
    }

    private string Here(string path) => Folder is null ? path : Path.Combine(Folder, path);

    private BucketPlaces Buckets() => buckets ??= new BucketPlaces(this, billingProject);

    private static StreamWriter Writer(Stream stream) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = false, NewLine = "\n" };
}
