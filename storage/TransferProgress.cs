using GraphSec.Pipeline;

namespace GraphSec.Storage;

/// <summary>How far all objects under way are together, in KiB.</summary>
/// <param name="verb">What is done: <c>download</c> or <c>upload</c>.</param>
/// <param name="total">Bytes.</param>
internal sealed class TransferProgress(Action<FlowStep>? tell, string verb, long total)
{
    private readonly Lock gate = new();
    private long done;

    public Action<long> Of(string name) => bytes =>
    {
        lock (gate)
        {
            done += bytes;
            tell?.Invoke(new FlowStep(verb, Kibibytes(done), Math.Max(1, Kibibytes(total)), name));
        }
    };

    private static int Kibibytes(long bytes) => (int)Math.Min(int.MaxValue, bytes >> 10);
}
