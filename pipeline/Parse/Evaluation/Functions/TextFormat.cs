using System.Text;

namespace GraphSec.Pipeline.Parse.Evaluation.Functions;

/// <summary>The format language of format() and formatlist(): %[flags][width][.precision][[index]]verb.</summary>
internal static class TextFormat
{
    /// <returns>Null where a null of no type is formatted, which Terraform leaves unknown.</returns>
    /// <exception cref="EvaluationException">The format is malformed or does not fit the arguments.</exception>
    public static string? Format(string format, IReadOnlyList<Value> arguments)
    {
        var result = new StringBuilder();
        var (next, highest, at) = (0, 0, 0);
        var isOpen = false;
        while (at < format.Length)
        {
            if (format[at] != '%')
            {
                result.Append(format[at++]);
                continue;
            }

            at++;
            if (at < format.Length && format[at] == '%')
            {
                result.Append(format[at++]);
                continue;
            }

            var verb = FormatVerb.Read(format, ref at);
            var index = verb.Index ?? next + 1;
            if (index < 1 || index > arguments.Count)
            {
                throw new EvaluationException($"not enough arguments: need index {index} but have {arguments.Count} total");
            }

            next = index;
            highest = Math.Max(highest, index);
            var argument = arguments[index - 1];
            isOpen |= argument.IsNull && argument.Type.Kind == TypeKind.Any;
            result.Append(isOpen ? "" : verb.Apply(argument));
            Limits.CheckText(result.Length);
        }

        if (highest < arguments.Count)
        {
            throw new EvaluationException($"too many arguments; only {highest} used by format string");
        }

        return isOpen ? null : result.ToString();
    }
}
