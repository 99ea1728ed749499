using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using GraphSec.Models.Kernels;

namespace GraphSec.Models.Torch;

/// <summary>A device's memory. Copies of arrays live as long as the arrays.</summary>
internal sealed unsafe class TorchMemory(TorchDevice device) : IMemory
{
    readonly ConditionalWeakTable<Array, TorchBlock> _copies = [];

    public bool IsHost => false;

    public DeviceBlock? Allocate(int length) => new TorchBlock(device, (long)length * sizeof(float));

    public void Upload(ReadOnlySpan<float> host, Span<float> into)
    {
        fixed (float* ph = host, pi = into)
        {
            TorchLibrary.Check(Native.Upload(device.Handle, (int*)ph, (int*)pi, host.Length));
        }
    }

    public void Download(ReadOnlySpan<float> from, Span<float> host)
    {
        fixed (float* pf = from, ph = host)
        {
            TorchLibrary.Check(Native.Download(device.Handle, (int*)pf, (int*)ph, from.Length));
        }
    }

    public void Clear(Span<float> into)
    {
        fixed (float* pi = into)
        {
            TorchLibrary.Check(Native.Clear(device.Handle, pi, into.Length));
        }
    }

    public ReadOnlySpan<int> Resident(int[]? array) =>
        array is null or [] ? default : new ReadOnlySpan<int>((void*)Copy(array).Address, array.Length);

    public ReadOnlySpan<float> Resident(float[]? array) =>
        array is null or [] ? default : new ReadOnlySpan<float>((void*)Copy(array).Address, array.Length);

    TorchBlock Copy(Array array) => _copies.GetValue(array, Upload);

    /// <summary>Integers and floats alike: four bytes each.</summary>
    TorchBlock Upload(Array array)
    {
        var block = new TorchBlock(device, (long)array.Length * sizeof(float));
        fixed (byte* bytes = &MemoryMarshal.GetArrayDataReference(array))
        {
            TorchLibrary.Check(Native.Upload(device.Handle, (int*)bytes, (int*)block.Address, array.Length));
        }

        return block;
    }
}
