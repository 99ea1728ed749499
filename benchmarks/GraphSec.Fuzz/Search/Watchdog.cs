namespace GraphSec.Fuzz.Search;

/// <summary>
/// Ends the process where one input takes much more processor time than its limit: nothing else stops a thread that loops.
/// Processor time, because other work on the machine is no fault of the input.
/// </summary>
internal sealed class Watchdog : IDisposable
{
    /// <summary>The exit code that tells the parent process of a hang.</summary>
    public const int Hung = 97;

    private const int Patience = 10;
    private readonly double limit;
    private readonly Timer timer;
    private double started;
    private volatile bool reading;

    public Watchdog(double limitSeconds)
    {
        limit = limitSeconds;
        timer = new Timer(_ => Look(), null, 200, 200);
    }

    private static double Now => Environment.CpuUsage.TotalTime.TotalSeconds;

    public void Start()
    {
        Volatile.Write(ref started, Now);
        reading = true;
    }

    /// <returns>Processor seconds since the start.</returns>
    public double Stop()
    {
        reading = false;
        return Now - Volatile.Read(ref started);
    }

    public void Dispose() => timer.Dispose();

    private void Look()
    {
        if (reading && Now - Volatile.Read(ref started) > limit * Patience)
        {
            Environment.Exit(Hung);
        }
    }
}
