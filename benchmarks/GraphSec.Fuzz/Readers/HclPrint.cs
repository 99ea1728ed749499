using System.Text;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Fuzz.Readers;

/// <summary>Writes a tree without its places, so that two readings compare as text.</summary>
internal static class HclPrint
{
    public static void Body(HclBody body, StringBuilder print)
    {
        foreach (var item in body.Items)
        {
            if (item.Attribute is { } attribute)
            {
                print.Append(attribute.Name).Append('=');
                Of(attribute.Value, print);
                print.Append('\n');
            }
            else if (item.Block is { } block)
            {
                print.Append(block.Type).AppendJoin(' ', block.Labels).Append("{\n");
                Body(block.Body, print);
                print.Append("}\n");
            }
        }
    }

    private static void Of(Expression expression, StringBuilder print)
    {
        print.Append(expression.GetType().Name).Append(expression switch
        {
            LiteralExpression literal => literal.Kind + literal.Text.Replace("\r", "", StringComparison.Ordinal),
            NameExpression name => name.Name,
            AttributeAccessExpression access => access.Name,
            CallExpression call => call.Name + call.ExpandsLast,
            BinaryExpression binary => binary.Operation,
            UnaryExpression unary => unary.Operation,
            SplatExpression splat => splat.IsFull,
            ForExpression loop => $"{loop.KeyName},{loop.ValueName},{loop.Groups}",
            _ => "",
        }).Append('(');
        foreach (var child in HclChildren.Of(expression))
        {
            Of(child, print);
        }

        print.Append(')');
    }
}
