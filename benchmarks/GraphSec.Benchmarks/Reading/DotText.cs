using System.Globalization;
using System.Text;

namespace GraphSec.Benchmarks.Reading;

/// <summary>What <c>terraform graph -type=plan</c> writes of a large configuration: a dozen edges a resource.</summary>
internal static class DotText
{
    private const int EdgesEach = 12;

    public static string Make(int resources)
    {
        var dot = new StringBuilder("digraph {\n\tcompound = \"true\"\n\tnewrank = \"true\"\n\tsubgraph \"root\" {\n");
        for (var i = 0; i < resources; i++)
        {
            dot.Append(CultureInfo.InvariantCulture,
                $"\t\t\"[root] {Name(i)} (expand)\" [label = \"{Name(i)}\", shape = \"box\"]\n");
        }

        dot.Append("\t\t\"[root] provider[\\\"registry.terraform.io/hashicorp/aws\\\"]\" "
            + "[label = \"provider[\\\"registry.terraform.io/hashicorp/aws\\\"]\", shape = \"diamond\"]\n");
        for (var i = 1; i < resources; i++)
        {
            dot.Append(CultureInfo.InvariantCulture,
                $"\t\t\"[root] {Name(i)} (expand)\" -> \"[root] provider[\\\"registry.terraform.io/hashicorp/aws\\\"]\"\n");
            for (var k = 1; k < EdgesEach; k++)
            {
                // References stay mostly near by, as files of one service do.
                var to = k < 9 ? Math.Max(0, i - k * k) : i * 7919L * k % i;
                dot.Append(CultureInfo.InvariantCulture, $"\t\t\"[root] {Name(i)} (expand)\" -> \"[root] {Name(to)} (expand)\"\n");
            }
        }

        return dot.Append("\t}\n}\n").ToString();
    }

    private static string Name(long i) => (i % 3) switch
    {
        0 => string.Create(CultureInfo.InvariantCulture, $"aws_security_group.service{i:d5}"),
        1 => string.Create(CultureInfo.InvariantCulture, $"module.service{i:d5}.aws_iam_role_policy_attachment.task"),
        _ => string.Create(CultureInfo.InvariantCulture, $"module.network.module.zone{i:d5}.aws_subnet.private"),
    };
}
