using System.Numerics.Tensors;

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
        var into = result.Values;
        var at = 0;
        foreach (var part in parts)
        {
            var from = part.Values;
            var width = part.Columns;
            for (var i = 0; i < rows; i++)
            {
                from.Slice(i * width, width).CopyTo(into.Slice(i * columns + at, width));
            }

            at += width;
        }

        return result;
    }

    public override void Backward()
    {
        var gradient = Result.Gradient;
        var columns = Result.Columns;
        var at = 0;
        foreach (var part in _parts)
        {
            if (part.NeedsGradient)
            {
                var into = part.Gradient;
                var width = part.Columns;
                for (var i = 0; i < part.Rows; i++)
                {
                    var row = into.Slice(i * width, width);
                    TensorPrimitives.Add(row, gradient.Slice(i * columns + at, width), row);
                }
            }

            at += part.Columns;
        }
    }
}
