using GraphSec.Models.Kernels;

namespace GraphSec.Models.Torch;

/// <summary>Memory from libtorch's own allocator of a device.</summary>
internal sealed unsafe class TorchBlock : DeviceBlock
{
    readonly long _bytes;

    public TorchBlock(TorchDevice device, long bytes)
    {
        nint tensor;
        nint address;
        TorchLibrary.Check(Native.Allocate(device.Handle, bytes, &tensor, &address));
        SetHandle(tensor);
        (Address, _bytes) = (address, Math.Max(bytes, 1));

        // The collector sees a small object; what it holds is what should be given back in time.
        GC.AddMemoryPressure(_bytes);
    }

    protected override bool ReleaseHandle()
    {
        GC.RemoveMemoryPressure(_bytes);
        return Native.Free(handle) == 0;
    }
}
