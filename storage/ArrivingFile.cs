namespace GraphSec.Storage;

/// <summary>A file with the checksum of what has come of it so far.</summary>
/// <param name="received">Is told of every stretch of bytes; a negative one takes back what has to come again.</param>
internal sealed class ArrivingFile(string path, Action<long> received) : IAsyncDisposable
{
    private readonly FileStream file = new(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
    private Crc32C sum = new();

    public long Length { get; private set; }

    public string Crc32C => sum.Text;

    public async ValueTask Append(ReadOnlyMemory<byte> bytes)
    {
        await file.WriteAsync(bytes);
        sum.Append(bytes.Span);
        Length += bytes.Length;
        received(bytes.Length);
    }

    public void StartOver()
    {
        received(-Length);
        file.SetLength(0);
        (sum, Length) = (new Crc32C(), 0);
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();
}
