using System.Numerics;

namespace GraphSec.Pipeline.Parse.Evaluation.Functions;

/// <summary>Functions of IP address ranges, of version 4 and 6.</summary>
internal static class NetworkFunctions
{
    public static Function? Find(string name) => name switch
    {
        // OpenTofu's own; the second may be an address alone.
        "cidrcontains" => new Function(
            TypeConstraint.Bool,
            call => Value.Of(IpPrefix.Parse(call.Text(0)).Contains(IpPrefix.ParseAny(call.Text(1)))),
            Parameter.String,
            Parameter.String),
        "cidrhost" => new Function(
            TypeConstraint.String,
            call => Value.Of(IpPrefix.Parse(call.Text(0)).Host(call.Number(1).ToBigInteger())),
            Parameter.String,
            Parameter.Number),
        "cidrnetmask" => new Function(
            TypeConstraint.String, call => Value.Of(IpPrefix.Parse(call.Text(0)).Netmask()), Parameter.String),
        "cidrsubnet" => new Function(
            TypeConstraint.String,
            call => Value.Of(IpPrefix.Parse(call.Text(0)).Subnet(call.Integer(1), call.Number(2).ToBigInteger()).ToString()),
            Parameter.String,
            Parameter.Number,
            Parameter.Number),
        "cidrsubnets" => new Function(Parameter.Strings.Type, Subnets, Parameter.String) { Rest = Parameter.Number },
        _ => null,
    };

    private static Value Subnets(CallArguments call)
    {
        var prefix = IpPrefix.Parse(call.Text(0));
        var subnets = new List<Value>();
        var next = BigInteger.Zero;
        for (var i = 1; i < call.Count; i++)
        {
            var bits = call.Integer(i);
            if (bits is < 1 or > 32 || prefix.Length + bits > prefix.Bits)
            {
                throw new EvaluationException("must extend prefix by at least one bit, at most 32, and within the address");
            }

            // The next free address, moved up to where a range of this size may begin.
            var size = BigInteger.One << (prefix.Bits - prefix.Length - bits);
            var number = (next + size - 1) / size;
            subnets.Add(Value.Of(prefix.Subnet(bits, number).ToString()));
            next = (number + 1) * size;
        }

        return Value.ListOf(subnets, TypeConstraint.String);
    }
}
