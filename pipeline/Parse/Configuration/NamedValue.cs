using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Parse.Evaluation;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration;

/// <summary>
/// A variable, local, output or provider configuration of one module instance: its value and what it refers to, both worked out
/// once, on first use. A circle gives an unknown value and a notice.
/// </summary>
internal sealed class NamedValue(ModuleInstance module, NodeKind kind, string name, SourceText source, SourceSpan span)
{
    private Value? value;
    private IReadOnlyList<ResolvedReference>? references;
    private bool evaluating;
    private bool resolving;

    public NodeKind Kind { get; } = kind;

    public string Name { get; } = name;

    public ModuleInstance Module { get; } = module;

    public SourcePlace Place => new(source.Path, source.LineOf(span.Start));

    public string Address { get; } = module.Prefix + Word(kind) + name;

    public string BlockAddress => Module.BlockPrefix + Word(Kind) + Name;

    /// <summary>Gives the value; null for a provider, which has none.</summary>
    public Func<Value>? Evaluate { get; init; }

    /// <summary>The expressions that make it, each with the scope it stands in and the argument it is given to.</summary>
    public IReadOnlyList<(string Path, Expression Expression, Scope Scope)> Sources { get; init; } = [];

    public Value Value
    {
        get
        {
            if (value is null)
            {
                if (evaluating || Evaluate is null || !System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack())
                {
                    if (evaluating)
                    {
                        Module.Context.Notice($"{Address} refers to itself at {Place}: its value is taken as unknown");
                    }

                    return Value.Unknown;
                }

                evaluating = true;
                try
                {
                    value = Evaluate();
                    if (Module.Context.Weights.IsTooHeavy(value))
                    {
                        Module.Context.Notice($"{Address} at {Place} holds more than {ValueWeights.Maximum} values: it is taken as unknown");
                        value = Value.Unknown;
                    }
                }
                catch (EvaluationException)
                {
                    value = Value.Unknown;
                }

                evaluating = false;
            }

            return value;
        }
    }

    /// <summary>The resources that it refers to, directly or through other names.</summary>
    public IReadOnlyList<ResolvedReference> References
    {
        get
        {
            if (references is null)
            {
                if (resolving || !System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack())
                {
                    return [];
                }

                resolving = true;
                references = Resolve();
                resolving = false;
            }

            return references;
        }
    }

    private List<ResolvedReference> Resolve()
    {
        var found = new List<FoundReference>();
        var result = new ReferenceSet();
        foreach (var (_, expression, scope) in Sources)
        {
            found.Clear();
            ReferenceCollector.Collect(expression, scope, found);
            var isDirect = ReferenceCollector.IsReference(expression);
            foreach (var reference in found)
            {
                result.Add(reference, isDirect);
            }
        }

        return result.Items;
    }

    private static string Word(NodeKind kind) => kind switch
    {
        NodeKind.Variable => "var.",
        NodeKind.Local => "local.",
        NodeKind.Output => "output.",
        _ => "provider.",
    };
}
