namespace GraphSec.Pipeline.Artifacts;

/// <summary>Turns what the file system refuses into the one line a user can act on.</summary>
internal static class FileFailure
{
    // errno ENOSPC and EDQUOT on Unix; the low word of HRESULT 0x80070070 (ERROR_DISK_FULL) on Windows.
    private const int NoSpace = 28;
    private const int NoQuota = 122;
    private const int WindowsDiskFull = 0x70;

    public static bool IsFileSystem(Exception error) => error is IOException or UnauthorizedAccessException;

    public static InputException OfWriting(string path, Exception error)
    {
        if (error is UnauthorizedAccessException)
        {
            return new InputException($"cannot write '{path}': permission denied; choose a place you may write to", error);
        }

        var code = error.HResult & 0xFFFF;
        if (error is DirectoryNotFoundException)
        {
            return new InputException($"cannot write '{path}': a folder on the way does not exist; create it first", error);
        }

        return code is NoSpace or NoQuota or WindowsDiskFull
            ? new InputException($"cannot write '{path}': the disk is full; free some space or choose another place", error)
            : new InputException($"cannot write '{path}': {OneLine(error.Message)}; choose another place", error);
    }

    public static InputException OfReading(string path, Exception error) => error switch
    {
        FileNotFoundException or DirectoryNotFoundException =>
            new InputException($"cannot read '{path}': there is no such file; run the stage that writes it first", error),
        UnauthorizedAccessException => new InputException($"cannot read '{path}': permission denied; ask for it", error),
        _ => new InputException($"cannot read '{path}': {OneLine(error.Message)}; see that you may read it", error),
    };

    private static string OneLine(string message)
    {
        var line = message.ReplaceLineEndings(" ").Trim().TrimEnd('.');
        return line.Length == 0 ? "the file system refused" : char.ToLowerInvariant(line[0]) + line[1..];
    }
}
