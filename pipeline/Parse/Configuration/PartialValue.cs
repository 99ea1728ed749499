using GraphSec.Pipeline.Parse.Evaluation;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration;

/// <summary>
/// Values of arguments as far as they can be had: an entry of an object or list that Terraform would refuse here, such as a file
/// that only a build makes, is unknown alone and not with all that stands beside it.
/// </summary>
internal static class PartialValue
{
    public static Value Of(Expression expression, Scope scope)
    {
        try
        {
            return Evaluator.Evaluate(expression, scope);
        }
        catch (EvaluationException)
        {
            return expression switch
            {
                ObjectExpression written when written.Items.All(item => IsName(item.Key)) => Value.ObjectOf(written.Items
                    .DistinctBy(item => ((LiteralExpression)item.Key).Text)
                    .Select(item => KeyValuePair.Create(((LiteralExpression)item.Key).Text, Of(item.Value, scope)))),
                TupleExpression list => Value.TupleOf([.. list.Items.Select(item => Of(item, scope))]),
                _ => Value.Unknown,
            };
        }
    }

    private static bool IsName(Expression key) => key is LiteralExpression { Kind: LiteralKind.String };
}
