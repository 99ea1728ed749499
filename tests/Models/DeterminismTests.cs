using GraphSec.Models;
using GraphSec.Models.Kernels;
using GraphSec.Models.Threading;

namespace GraphSec.Tests.Models;

/// <summary>Ten steps of a small network that uses the whole machinery: one seed, one curve.</summary>
[Collection("number of threads")]
public sealed class DeterminismTests
{
    public static TheoryData<string> Sets => [.. KernelRegistry.Supported];

    public static TheoryData<string> All => [.. KernelSets.Names];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Ten_losses_are_the_same_bits_on_any_number_of_threads(string set)
    {
        var threads = Workers.Threads;
        Workers.Threads = 1;
        var (alone, weights) = Train(set);
        Workers.Threads = 3;
        var (shared, same) = Train(set);
        Workers.Threads = threads;
        Assert.Equal(alone, shared);
        Assert.Equal(weights, same);
        Assert.True(alone[^1] < 0.9f * alone[0], $"from {alone[0]} to {alone[^1]}");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_set_draws_the_reference_curve(string set)
    {
        var (curve, _) = Train(set);
        Numbers.Close(Train("scalar").Losses, curve, 2e-3f, set);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Two_runs_give_the_same_bits(string set)
    {
        var (losses, weights) = Train(set);
        var (again, same) = Train(set);
        Assert.Equal(losses, again);
        Assert.Equal(weights, same);
    }

    [Fact]
    public void A_step_allocates_nothing_once_warm()
    {
        using var run = new SmallTraining(KernelRegistry.Create());
        var allocated = new long[8];
        for (var i = 0; i < allocated.Length; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            run.Step();
            allocated[i] = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.Equal(0, allocated.Min());
    }

    static (float[] Losses, float[] Weights) Train(string set)
    {
        using var run = new SmallTraining(KernelSets.Create(set));
        return ([.. Enumerable.Range(0, 10).Select(_ => run.Step())], run.First.Weight.Read().ToArray());
    }
}
