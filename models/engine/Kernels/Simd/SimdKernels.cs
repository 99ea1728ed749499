using GraphSec.Models.Threading;

namespace GraphSec.Models.Kernels.Simd;

/// <summary>
/// Vectors of one width on all threads. Every method cuts its work into blocks by size alone and gives each block its own
/// part of the result, or a partial sum added up in order afterwards.
/// </summary>
internal sealed unsafe partial class SimdKernels<TLanes, TVector>(string name) : IKernels
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    public string Name { get; } = name;

    static int Blocks(long length, int perBlock) => (int)((length + perBlock - 1) / perBlock);
}
