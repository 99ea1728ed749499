using GraphSec.Models.Threading;

namespace GraphSec.Models.Kernels.Simd;

/// <summary>
/// Vectors of one width on all threads. Every method cuts its work into blocks by size alone and gives each block its own
/// part of the result, or a partial sum added up in order afterwards.
/// </summary>
internal sealed unsafe partial class SimdKernels<TLanes>(string name) : IKernels
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>For what takes no time worth a vector.</summary>
    static readonly ScalarKernels Plain = new();

    public string Name { get; } = name;

    public IMemory Memory => HostMemory.Shared;

    static int Blocks(long length, int perBlock) => (int)((length + perBlock - 1) / perBlock);
}
