using GraphSec.Models.Kernels;

namespace GraphSec.Models;

/// <summary>
/// Adam (Kingma and Ba 2015) with decoupled weight decay (Loshchilov and Hutter 2019). Keeps two numbers per weight.
/// </summary>
public sealed class Adam
{
    readonly Tensor[] _parameters;
    readonly AdamOptions _options;
    readonly IKernels _kernels;
    readonly Tensor[] _first;
    readonly Tensor[] _second;

    public Adam(IReadOnlyList<Tensor> parameters, AdamOptions options, IKernels? kernels = null)
    {
        (_parameters, _options, _kernels) = ([.. parameters], options, kernels ?? KernelRegistry.Create());
        _first = [.. parameters.Select(p => new Tensor(p.Rows, p.Columns) { Name = p.Name + ".first" })];
        _second = [.. parameters.Select(p => new Tensor(p.Rows, p.Columns) { Name = p.Name + ".second" })];
        LearningRate = options.LearningRate;
    }

    /// <summary>Gradients longer than this, all parameters taken as one vector, are shortened to it; 0 switches it off.</summary>
    public float ClipNorm { get; set; }

    public float LearningRate { get; set; }

    /// <summary>Steps taken; a checkpoint keeps it, since the first steps are corrected for starting at zero.</summary>
    public int Steps { get; set; }

    /// <summary>The two moments of every parameter, to be saved beside it under their names.</summary>
    public IReadOnlyList<Tensor> State => [.. _first, .. _second];

    /// <summary>One update of all parameters that were given; those without a gradient count as gradient 0.</summary>
    public void Step()
    {
        Steps++;
        var rule = new AdamRule(
            LearningRate / (float)(1 - Math.Pow(_options.Beta1, Steps)),
            _options.Beta1,
            _options.Beta2,
            (float)(1 / Math.Sqrt(1 - Math.Pow(_options.Beta2, Steps))),
            _options.Epsilon,
            1 - LearningRate * _options.WeightDecay,
            ClipScale());
        for (var i = 0; i < _parameters.Length; i++)
        {
            var parameter = _parameters[i];
            _kernels.Adam(parameter.Values, parameter.Gradient, _first[i].Values, _second[i].Values, rule);
        }
    }

    public void ZeroGradients()
    {
        foreach (var parameter in _parameters)
        {
            parameter.ZeroGradient();
        }
    }

    float ClipScale()
    {
        if (ClipNorm <= 0)
        {
            return 1;
        }

        var squares = 0.0;
        foreach (var parameter in _parameters)
        {
            squares += parameter.HasGradient ? _kernels.SquaredNorm(parameter.Gradient) : 0;
        }

        var norm = (float)Math.Sqrt(squares);
        return norm > ClipNorm ? ClipNorm / norm : 1;
    }
}
