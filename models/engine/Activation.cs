namespace GraphSec.Models;

/// <summary>Elementwise non-linearities.</summary>
public enum Activation
{
    /// <summary>x itself.</summary>
    Identity,

    /// <summary>max(x, 0).</summary>
    Relu,

    /// <summary>x/2 · (1 + tanh(√(2/π)·(x + 0.044715·x³))), Hendrycks and Gimpel 2016.</summary>
    Gelu,

    /// <summary>Hyperbolic tangent.</summary>
    Tanh,

    /// <summary>1 / (1 + e⁻ˣ).</summary>
    Sigmoid,
}
