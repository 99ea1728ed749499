namespace GraphSec.Models.Kernels;

/// <summary>
/// A number to multiply by: <see cref="Scale"/>, times the one element of <see cref="Of"/> where there is one. That element
/// lies in the kernel set's memory, so a gradient that was computed there scales others without coming to the host.
/// </summary>
public readonly ref struct Factor(float scale, ReadOnlySpan<float> of = default)
{
    public float Scale { get; } = scale;

    /// <summary>One element or none.</summary>
    public ReadOnlySpan<float> Of { get; } = of;

    /// <summary>For sets that compute on the host.</summary>
    internal float Value => Of.IsEmpty ? Scale : Scale * Of[0];

    public static implicit operator Factor(float scale) => FromSingle(scale);

    public static Factor FromSingle(float scale) => new(scale);
}
