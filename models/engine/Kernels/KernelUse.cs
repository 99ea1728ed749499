namespace GraphSec.Models.Kernels;

/// <summary>What a kernel set is wanted for, where nobody names one.</summary>
public enum KernelUse
{
    /// <summary>Long runs: the widest vectors that the runtime recommends on this processor.</summary>
    Train,

    /// <summary>Runs of a second: at most 256 bits, for which the program brings compiled code. Compiling wider kernels takes
    /// longer than they save.</summary>
    Score,
}
