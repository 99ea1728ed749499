using System.Runtime.InteropServices;

namespace GraphSec.Models.Kernels;

/// <summary>A piece of a device's memory, given back when it is disposed of or forgotten.</summary>
public abstract class DeviceBlock() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    /// <summary>Meaningful to the device's kernels alone.</summary>
    public nint Address { get; protected set; }
}
