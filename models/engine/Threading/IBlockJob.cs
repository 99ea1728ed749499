namespace GraphSec.Models.Threading;

/// <summary>Work cut into numbered blocks that touch no common memory. The cut depends on the size of the work alone,
/// never on the number of threads: that is what makes results equal byte for byte.</summary>
internal interface IBlockJob
{
    void Run(int block);
}
