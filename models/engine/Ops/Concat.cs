using GraphSec.Models.Kernels;

namespace GraphSec.Models.Ops;

/// <summary>y = [x₁ x₂ …] side by side. ∂xᵢ is its columns of ∂y.</summary>
internal sealed class Concat : Operation
{
    readonly List<Tensor> _parts = [];

    public Tensor Forward(ReadOnlySpan<Tensor> parts)
    {
        Shape.Check(parts.Length > 0, "nothing to put side by side");
        _parts.Clear();
        var (rows, columns, needs) = (parts[0].Rows, 0, false);
        foreach (var part in parts)
        {
            Shape.Check(part.Rows == rows, "the same number of rows everywhere");
            _parts.Add(part);
            columns += part.Columns;
            needs |= part.NeedsGradient;
        }

        var result = Open(rows, columns, needs);
        var at = 0;
        foreach (var part in parts)
        {
            Kernels.CopyColumns(
                Data(part), new(part.Columns, 0), Data(result), new(columns, at), part.Columns, add: false);
            at += part.Columns;
        }

        return result;
    }

    public override void Backward()
    {
        var at = 0;
        foreach (var part in _parts)
        {
            if (part.NeedsGradient)
            {
                var into = part.GradientToWrite(out var add);
                Kernels.CopyColumns(
                    Result.GradientData, new(Result.Columns, at), into, new(part.Columns, 0), part.Columns, add);
            }

            at += part.Columns;
        }
    }
}
