using GraphSec.Models.Threading;

namespace GraphSec.Models.Kernels.Simd;

/// <summary>A product cut by rows of the result: for many rows, whatever the inner length.</summary>
internal struct RowProductJob<TLanes> : IBlockJob
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Sixteen tiles: their part of A stays in the second-level cache while B's tiles pass by.</summary>
    public const int PerBlock = 96;

    public ProductPlan Plan;

    public readonly unsafe void Run(int block)
    {
        var (start, end) = (block * PerBlock, Math.Min(Plan.Size.Rows, (block + 1) * PerBlock));
        ProductBlock<TLanes>.Run(Plan, start..end, ..Plan.Size.Inner, Plan.C, Plan.Adds);
        if (Plan.Bias is not null || Plan.Activation != Activation.Identity)
        {
            Finish(Plan.C + (nint)start * Plan.Size.Columns, (end - start) * Plan.Size.Columns);
        }
    }

    /// <summary>While the rows are in the nearest cache.</summary>
    readonly unsafe void Finish(float* rows, int length)
    {
        var job = new ActivationJob<TLanes>
        {
            Kind = Plan.Activation,
            X = rows,
            Bias = Plan.Bias,
            Into = rows,
            Length = length,
            Width = Plan.Size.Columns,
            PerBlock = length,
        };
        job.Run(0);
    }
}
