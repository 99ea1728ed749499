namespace GraphSec.Models.Kernels;

public sealed partial class ScalarKernels
{
    const float GeluScale = 0.7978845608f; // √(2/π)
    const float GeluCube = 0.044715f;

    public void Add(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> into)
    {
        for (var i = 0; i < into.Length; i++)
        {
            into[i] = x[i] + y[i];
        }
    }

    public void Scale(ReadOnlySpan<float> x, Factor scale, Span<float> into, bool add)
    {
        var factor = scale.Value;
        for (var i = 0; i < into.Length; i++)
        {
            Put(ref into[i], factor * x[i], add);
        }
    }

    public void Fill(Factor value, Span<float> into, bool add)
    {
        foreach (ref var element in into)
        {
            Put(ref element, value.Value, add);
        }
    }

    public void Multiply(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> into, bool add)
    {
        for (var i = 0; i < into.Length; i++)
        {
            Put(ref into[i], x[i] * y[i], add);
        }
    }

    public void Difference(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Factor scale, Span<float> into, bool add)
    {
        var factor = scale.Value;
        for (var i = 0; i < into.Length; i++)
        {
            Put(ref into[i], factor * (x[i] - y[i]), add);
        }
    }

    public void Sum(ReadOnlySpan<float> x, ReadOnlySpan<float> weights, float scale, Span<float> into)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            sum += weights.IsEmpty ? x[i] : (double)weights[i] * x[i];
        }

        into[0] = (float)sum * scale;
    }

    public void SquaredNorm(ReadOnlySpan<float> x, Span<float> into)
    {
        var sum = 0.0;
        foreach (var value in x)
        {
            sum += (double)value * value;
        }

        into[0] = (float)sum;
    }

    public void SquaredDistance(ReadOnlySpan<float> x, ReadOnlySpan<float> y, float scale, Span<float> into)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            sum += (double)(x[i] - y[i]) * (x[i] - y[i]);
        }

        into[0] = (float)sum * scale;
    }

    public void CopyColumns(ReadOnlySpan<float> x, ColumnBlock from, Span<float> into, ColumnBlock to, int width, bool add)
    {
        for (var i = 0; i < x.Length / Math.Max(from.Stride, 1); i++)
        {
            for (var j = 0; j < width; j++)
            {
                Put(ref into[i * to.Stride + to.Start + j], x[i * from.Stride + from.Start + j], add);
            }
        }
    }

    public void Activate(Activation kind, ReadOnlySpan<float> x, ReadOnlySpan<float> bias, Span<float> into)
    {
        for (var i = 0; i < into.Length; i++)
        {
            into[i] = Value(kind, x[i] + (bias.IsEmpty ? 0 : bias[i % bias.Length]));
        }
    }

    public void ActivateBackward(
        Activation kind, ReadOnlySpan<float> x, ReadOnlySpan<float> result, ReadOnlySpan<float> gradient,
        Span<float> into, bool add)
    {
        for (var i = 0; i < into.Length; i++)
        {
            var slope = kind == Activation.Gelu ? GeluSlope(x[i]) : Slope(kind, result[i]);
            Put(ref into[i], gradient[i] * slope, add);
        }
    }

    public void Dropout(ReadOnlySpan<float> x, float rate, ulong key, Span<float> into, bool add)
    {
        var threshold = CounterHash.Threshold(rate);
        var scale = 1 / (1 - rate);
        for (var i = 0; i < into.Length; i++)
        {
            Put(ref into[i], CounterHash.Bits(key, (uint)i) >= threshold ? x[i] * scale : 0, add);
        }
    }

    static float Value(Activation kind, float x) => kind switch
    {
        Activation.Relu => MathF.Max(x, 0),
        Activation.Gelu => 0.5f * x * (1 + MathF.Tanh(GeluScale * (x + GeluCube * x * x * x))),
        Activation.Tanh => MathF.Tanh(x),
        Activation.Sigmoid => 1 / (1 + MathF.Exp(-x)),
        _ => x,
    };

    static float Slope(Activation kind, float result) => kind switch
    {
        Activation.Relu => result > 0 ? 1 : 0,
        Activation.Tanh => 1 - result * result,
        Activation.Sigmoid => result * (1 - result),
        _ => 1,
    };

    static float GeluSlope(float x)
    {
        var tanh = MathF.Tanh(GeluScale * (x + GeluCube * x * x * x));
        return 0.5f * (1 + tanh) + 0.5f * x * (1 - tanh * tanh) * GeluScale * (1 + 3 * GeluCube * x * x);
    }
}
