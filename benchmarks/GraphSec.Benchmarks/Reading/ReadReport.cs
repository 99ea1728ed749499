using System.Text.Json;

namespace GraphSec.Benchmarks.Reading;

/// <summary>What one reader, ours or a peer, says of itself in one line of JSON.</summary>
/// <param name="Milliseconds">Median of one pass over all of the input.</param>
/// <param name="Bytes">The input's length.</param>
/// <param name="PeakMegabytes">Most resident memory of the process; 0 where it does not say.</param>
/// <param name="FirstMilliseconds">The first pass, with whatever is compiled or set up on the way; 0 where it does not say.</param>
/// <param name="AllocatedMegabytes">Garbage of one pass; 0 where it does not say.</param>
/// <param name="Count">Of whatever was read: files, nodes.</param>
internal sealed record ReadReport(double Milliseconds, long Bytes, double PeakMegabytes, double FirstMilliseconds,
    double AllocatedMegabytes, long Count)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public double MegabytesPerSecond => Bytes / 1e3 / Milliseconds;

    public static ReadReport Parse(string line) => JsonSerializer.Deserialize<ReadReport>(line, Options)!;

    public override string ToString() => JsonSerializer.Serialize(this, Options);
}
