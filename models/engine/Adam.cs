using GraphSec.Models.Kernels;

namespace GraphSec.Models;

/// <summary>
/// Adam (Kingma and Ba 2015) with decoupled weight decay (Loshchilov and Hutter 2019). Keeps two numbers per weight.
/// Moves the parameters to where the kernels compute.
/// </summary>
public sealed class Adam
{
    readonly Tensor[] _parameters;
    readonly AdamOptions _options;
    readonly IKernels _kernels;
    readonly Tensor[] _first;
    readonly Tensor[] _second;
    AlignedBuffer? _clip;

    public Adam(IReadOnlyList<Tensor> parameters, AdamOptions options, IKernels? kernels = null)
    {
        (_parameters, _options, _kernels) = ([.. parameters], options, kernels ?? KernelRegistry.Create());
        _first = [.. parameters.Select(p => new Tensor(p.Rows, p.Columns) { Name = p.Name + ".first" })];
        _second = [.. parameters.Select(p => new Tensor(p.Rows, p.Columns) { Name = p.Name + ".second" })];
        LearningRate = options.LearningRate;
        foreach (var tensor in (IEnumerable<Tensor>)[.. _parameters, .. _first, .. _second])
        {
            tensor.MoveTo(_kernels.Memory);
        }
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
            1 - LearningRate * _options.WeightDecay);
        var clip = ClipFactor();
        for (var i = 0; i < _parameters.Length; i++)
        {
            var parameter = _parameters[i];
            _kernels.Adam(
                parameter.Data, parameter.GradientData, _first[i].Data, _second[i].Data, rule, new Factor(1, clip));
        }
    }

    public void ZeroGradients()
    {
        foreach (var parameter in _parameters)
        {
            parameter.ZeroGradient();
        }
    }

    /// <summary>One element, computed where the gradients lie; none where nothing is clipped.</summary>
    ReadOnlySpan<float> ClipFactor()
    {
        if (ClipNorm <= 0)
        {
            return default;
        }

        _clip ??= new AlignedBuffer(_parameters.Length + 1, _kernels.Memory);
        var squares = _clip.Span(_parameters.Length);
        for (var i = 0; i < _parameters.Length; i++)
        {
            if (_parameters[i].HasGradient)
            {
                _kernels.SquaredNorm(_parameters[i].GradientData, squares.Slice(i, 1));
            }
            else
            {
                _kernels.Memory.Clear(squares.Slice(i, 1));
            }
        }

        var factor = _clip.Span(_parameters.Length + 1)[_parameters.Length..];
        _kernels.ClipFactor(squares, ClipNorm, factor);
        return factor;
    }
}
