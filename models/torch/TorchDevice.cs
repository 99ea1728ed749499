using GraphSec.Models.Threading;

namespace GraphSec.Models.Torch;

/// <summary>A device that libtorch computes on, opened for good: there are few, and memory outlives its users.</summary>
internal sealed unsafe class TorchDevice
{
    /// <summary>No pointer of this process has this bit: a host that looks through such an address falls at once.</summary>
    const long Apart = 1L << 62;

    TorchDevice(string name, int index, bool compressedRows, bool apart)
    {
        Name = name;
        TorchLibrary.Check(Native.SetThreads(Workers.Threads));
        nint handle;
        TorchLibrary.Check(Native.Open(index, compressedRows ? 1 : 0, apart ? Apart : 0, &handle));
        Handle = handle;
    }

    public string Name { get; }

    public nint Handle { get; }

    /// <param name="apart">Addresses that the host cannot read, so that a CPU proves what a GPU needs.</param>
    public static TorchDevice Cpu(bool compressedRows, bool apart) =>
        new(apart ? "torch-apart" : "torch", -1, compressedRows, apart);

    /// <exception cref="TorchException">There is no such device.</exception>
    public static TorchDevice Cuda(int index, bool compressedRows) => new($"cuda:{index}", index, compressedRows, apart: false);
}
