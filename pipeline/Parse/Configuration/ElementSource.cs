using GraphSec.Pipeline.Parse.Evaluation;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration;

/// <summary>Where the current element of a for_each comes from, so that <c>each.value</c> refers to what made it.</summary>
/// <param name="Collection">The for_each expression.</param>
/// <param name="Scope">What the expression was evaluated in.</param>
/// <param name="Key">Key of the current element; unknown where the block stands for all of them.</param>
internal sealed record ElementSource(Expression Collection, Scope Scope, Value Key)
{
    /// <summary>The name that is bound is the element itself, as in a for; else the element is its <c>value</c>.</summary>
    public bool IsNamed { get; init; }

    /// <summary>The elements are of a set: the key is the element, and no index.</summary>
    public bool IsOfSet { get; init; }

    /// <summary>The part of a written-out collection that holds this element; else the whole of it.</summary>
    public Expression Element()
    {
        if (Key.Kind == ValueKind.String && Collection is ObjectExpression written)
        {
            foreach (var item in written.Items)
            {
                if (item.Key is LiteralExpression { Kind: LiteralKind.String } name && name.Text == Key.Text)
                {
                    return item.Value;
                }
            }
        }

        if (Key.Kind == ValueKind.Number && Collection is TupleExpression list && Key.Number.TryToInteger(out var at)
            && at >= 0 && at < list.Items.Count)
        {
            return list.Items[(int)at];
        }

        return Collection;
    }
}
