using System.Text;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Parse;

namespace GraphSec.Fuzz.Readers;

/// <summary>A folder of code that each input writes anew, in memory where the machine has such a place.</summary>
internal sealed class ScratchModule
{
    private readonly string root = Directory.CreateDirectory(Path.Combine(
        Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"graphsec-fuzz-{Environment.ProcessId}-{Guid.NewGuid():n}", "root")).FullName;

    public ScratchModule() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Path.GetDirectoryName(root)!, true);

    public void Clear()
    {
        Directory.Delete(root, true);
        Directory.CreateDirectory(root);
    }

    /// <summary>Names that lead out of the folder, or that no file can have, are passed over.</summary>
    public void Write(string name, string text, Encoding? encoding = null)
    {
        if (name.Length is 0 or > 100 || name.AsSpan().IndexOfAnyExceptInRange('!', '~') >= 0 || name.Contains("..", StringComparison.Ordinal) || name[0] == '/')
        {
            return;
        }

        try
        {
            var path = Path.Combine(root, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text, encoding ?? new UTF8Encoding(false));
        }
        catch (Exception taken) when (taken is IOException or UnauthorizedAccessException)
        {
            // A folder has that name, or a file the name of its folder: the input has one file less.
        }
    }

    public void Read(Novelty novelty)
    {
        try
        {
            GraphCheck.Check(SourceParser.Read(root, new ParseOptions { Within = root }), novelty);
        }
        catch (InputException told)
        {
            novelty.SawMessage(told.Message);
        }
    }
}
