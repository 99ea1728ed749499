using System.Text.Json;
using GraphSec.Pipeline.Parse.Evaluation;

namespace GraphSec.Tests.Pipeline.Parse.Evaluation;

/// <summary>
/// Just enough of an expression reader to run the table of cases without the parser under test elsewhere: JSON literals with
/// = or : between key and value, calls, indexes, and in parentheses one operator or one conditional.
/// </summary>
internal sealed class CallExpression
{
    private readonly string text;
    private readonly FunctionContext context;
    private int at;

    private CallExpression(string text, FunctionContext context) => (this.text, this.context) = (text, context);

    public static Value Evaluate(string text, FunctionContext context)
    {
        var expression = new CallExpression(text, context);
        var value = expression.Term();
        expression.Skip();
        return expression.at == text.Length ? value : throw new FormatException($"rest at {expression.at} of {text}");
    }

    private Value Term()
    {
        Skip();
        var value = text[at] switch
        {
            '"' => Value.Of(Quoted()),
            '[' => Value.TupleOf(List('[', ']')),
            '{' => Object(),
            '(' => Operation(),
            '!' => ValueOperators.Not(Next(Term)),
            '-' => ValueOperators.Negate(Next(Term)),
            >= '0' and <= '9' => Value.Of(Number.Parse(While(IsDigit))),
            _ => Named(),
        };
        while (at < text.Length && text[at] == '[')
        {
            value = ValueAccess.Index(value, List('[', ']')[0]);
        }

        return value;
    }

    private Value Named()
    {
        var name = While(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or ':');
        if (at < text.Length && text[at] == '(')
        {
            return FunctionLibrary.TryCall(name, List('(', ')'), context, out var result)
                ? result
                : throw new FormatException($"no function {name}");
        }

        return name switch
        {
            "true" => Value.True,
            "false" => Value.False,
            "null" => Value.Null,
            "terraform_data.x.id" or "terraform_data.x.output" => Value.Unknown,
            _ => throw new FormatException($"no name {name} in {text}"),
        };
    }

    private Value Operation()
    {
        at++;
        var left = Term();
        Skip();
        var sign = While(c => "+-*/%=!<>&|?".Contains(c, StringComparison.Ordinal));
        var right = Term();
        Skip();
        if (sign == "?")
        {
            Expect(':');
            left = ValueConditional.Choose(left, right, Term());
            Skip();
            Expect(')');
            return left;
        }

        Expect(')');
        return sign switch
        {
            "+" => ValueOperators.Add(left, right),
            "-" => ValueOperators.Subtract(left, right),
            "*" => ValueOperators.Multiply(left, right),
            "/" => ValueOperators.Divide(left, right),
            "%" => ValueOperators.Remainder(left, right),
            "==" => ValueOperators.Equal(left, right),
            "!=" => ValueOperators.NotEqual(left, right),
            "<" => ValueOperators.Less(left, right),
            "<=" => ValueOperators.LessOrEqual(left, right),
            ">" => ValueOperators.Greater(left, right),
            ">=" => ValueOperators.GreaterOrEqual(left, right),
            "&&" => ValueOperators.And(left, right),
            "||" => ValueOperators.Or(left, right),
            _ => throw new FormatException($"no operator {sign}"),
        };
    }

    private Value[] List(char open, char close)
    {
        Expect(open);
        var items = new List<Value>();
        for (Skip(); text[at] != close; Skip())
        {
            items.Add(Term());
            Skip();
            at += text[at] == ',' ? 1 : 0;
        }

        Expect(close);
        return [.. items];
    }

    private Value Object()
    {
        Expect('{');
        var members = new List<KeyValuePair<string, Value>>();
        for (Skip(); text[at] != '}'; Skip())
        {
            var key = text[at] == '"' ? Quoted() : While(char.IsAsciiLetterOrDigit);
            Skip();
            Expect(text[at] == ':' ? ':' : '=');
            members.Add(KeyValuePair.Create(key, Term()));
            Skip();
            at += text[at] == ',' ? 1 : 0;
        }

        Expect('}');
        return Value.ObjectOf(members);
    }

    private string Quoted()
    {
        var start = at++;
        while (text[at] != '"')
        {
            at += text[at] == '\\' ? 2 : 1;
        }

        at++;
        // $${ is how the language writes ${ in a string.
        return JsonSerializer.Deserialize<string>(text[start..at])!.Replace("$${", "${", StringComparison.Ordinal);
    }

    private Value Next(Func<Value> part)
    {
        at++;
        return part();
    }

    private string While(Func<char, bool> holds)
    {
        var start = at;
        while (at < text.Length && holds(text[at]))
        {
            at++;
        }

        return start < at ? text[start..at] : throw new FormatException($"nothing to read at {at} of {text}");
    }

    private bool IsDigit(char sign) => char.IsAsciiLetterOrDigit(sign) || sign == '.' || (sign == '-' && text[at - 1] == 'e');

    private void Skip()
    {
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }
    }

    private void Expect(char sign) => at += text[at] == sign ? 1 : throw new FormatException($"no {sign} at {at} of {text}");
}
