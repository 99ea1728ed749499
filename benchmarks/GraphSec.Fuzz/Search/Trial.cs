using System.Globalization;

namespace GraphSec.Fuzz.Search;

/// <summary>Gives a reader one input and judges what came of it.</summary>
internal sealed class Trial(IReader reader, Novelty novelty, double limitSeconds) : IDisposable
{
    /// <summary>Bytes that a reading may allocate however short its input, and for each byte of it.</summary>
    private const long BaseBytes = 256 << 20;
    private const long BytesPerByte = 4096;

    private readonly Watchdog watchdog = new(limitSeconds);

    /// <returns>Null where all is well.</returns>
    public Find? Of(byte[] input)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        watchdog.Start();
        try
        {
            reader.Read(input, novelty);
        }
        catch (Exception exception)
        {
            watchdog.Stop();
            return Find.Of(exception, input);
        }

        var seconds = watchdog.Stop();
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        return seconds > limitSeconds ? new Find("slow", string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s of processor time"), input)
            : bytes > BaseBytes + (BytesPerByte * input.Length) ? new Find("large", $"{bytes >> 20} MB allocated", input)
            : null;
    }

    public void Dispose() => watchdog.Dispose();
}
