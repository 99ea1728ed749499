using System.Runtime.Intrinsics;
using GraphSec.Models.Kernels;

namespace GraphSec.Tests.Models;

/// <summary>Which kernel set computes where nobody names one.</summary>
public sealed class KernelRegistryTests
{
    [Fact]
    public void Scoring_never_waits_for_512_bits_to_be_compiled() =>
        Assert.Equal(KernelRegistry.Supported.First(name => name != "simd512"), KernelRegistry.Best(KernelUse.Score));

    [Fact]
    public void Training_takes_the_widest_that_the_runtime_recommends() => Assert.Equal(
        Vector512.IsHardwareAccelerated ? KernelRegistry.Supported[0] : KernelRegistry.Best(KernelUse.Score),
        KernelRegistry.Best(KernelUse.Train));

    [Theory]
    [InlineData(KernelUse.Train)]
    [InlineData(KernelUse.Score)]
    public void A_name_overrides_the_use(KernelUse use) => Assert.Equal("scalar", KernelRegistry.Create("scalar", use).Name);
}
