using System.Runtime.CompilerServices;

namespace GraphSec.Tests;

internal static class ThreadsForServers
{
    private const int Enough = 64;

    /// <summary>Servers of some tests answer on the threads that loops of others hold, and the pool adds threads slowly; who asks for a
    /// machine's account waits one second (Google.Apis.Auth).</summary>
    [ModuleInitializer]
    internal static void Raise()
    {
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, Enough), Math.Max(ports, Enough));
    }
}
