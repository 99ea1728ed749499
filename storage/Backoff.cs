using System.Net.Http;
using GraphSec.Pipeline;

namespace GraphSec.Storage;

/// <summary>
/// Waits between tries: exponentially longer, by a random part of it so that many clients do not come back together, and at least
/// as long as the server asked for. Progress gives all tries back.
/// </summary>
internal sealed class Backoff(StorageOptions options, TimeProvider clock)
{
    /// <summary>A host without a name or a listener seldom gets one while a user waits.</summary>
    private const int UnreachableTries = 3;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(32);
    private static readonly TimeSpan LongestAsked = TimeSpan.FromMinutes(5);

    private int failures;

    /// <summary>How often it went wrong since anything went well.</summary>
    public int Failures => failures;

    public void Reset() => failures = 0;

    /// <summary>Waits for the next try.</summary>
    /// <exception cref="StorageFaultException">There is none: the fault is no passing one, or tries are used up.</exception>
    public async Task Wait(Exception error)
    {
        var fault = Fault(error);
        var most = error is HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError }
            ? Math.Min(UnreachableTries, options.Tries)
            : options.Tries;
        if (!fault.IsTransient || ++failures >= most)
        {
            throw fault;
        }

        var ceiling = Math.Min(options.FirstDelay.TotalSeconds * Math.Pow(2, failures - 1), Longest.TotalSeconds);
        // Half of it for certain: a draw near zero would be no pause at all.
        var delay = TimeSpan.FromSeconds(ceiling * (0.5 + (Random.Shared.NextDouble() / 2)));
        var asked = fault.RetryAfter ?? TimeSpan.Zero;
        asked = asked < LongestAsked ? asked : LongestAsked;
        await Task.Delay(delay > asked ? delay : asked, clock);
    }

    public static bool IsOfTransfer(Exception error) =>
        error is StorageFaultException or HttpRequestException or IOException or OperationCanceledException;

    private static StorageFaultException Fault(Exception error) => error switch
    {
        StorageFaultException fault => fault,
        OperationCanceledException => new StorageFaultException("no answer in time", error),
        _ => new StorageFaultException((error.InnerException ?? error).Message, error),
    };
}
