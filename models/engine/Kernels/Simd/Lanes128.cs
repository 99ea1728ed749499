using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GraphSec.Models.Kernels.Simd;

/// <summary>Four floats: SSE, NEON, WebAssembly.</summary>
internal readonly unsafe struct Lanes128 : ILanes<Lanes128>
{
    readonly Vector128<float> _values;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    Lanes128(Vector128<float> values) => _values = values;

    public static int Count => 4;

    public static bool IsSupported => Vector128.IsHardwareAccelerated;

    public static Lanes128 Zero => new(Vector128<float>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Create(float value) => new(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Load(float* from) => new(Vector128.Load(from));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes128 value, float* to) => value._values.Store(to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Add(Lanes128 x, Lanes128 y) => new(x._values + y._values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Subtract(Lanes128 x, Lanes128 y) => new(x._values - y._values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Multiply(Lanes128 x, Lanes128 y) => new(x._values * y._values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Divide(Lanes128 x, Lanes128 y) => new(x._values / y._values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 MultiplyAdd(Lanes128 x, Lanes128 y, Lanes128 z) =>
        new(Vector128.MultiplyAddEstimate(x._values, y._values, z._values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Sqrt(Lanes128 x) => new(Vector128.Sqrt(x._values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Max(Lanes128 x, Lanes128 y) => new(Vector128.Max(x._values, y._values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Min(Lanes128 x, Lanes128 y) => new(Vector128.Min(x._values, y._values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 WherePositive(Lanes128 test, Lanes128 value) =>
        new(Vector128.GreaterThan(test._values, Vector128<float>.Zero) & value._values);

    public static Lanes128 Exp(Lanes128 x) => new(Vector128.Exp(x._values));

    public static Lanes128 Log(Lanes128 x) => new(Vector128.Log(x._values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Lanes128 x) => Vector128.Sum(x._values);
}
