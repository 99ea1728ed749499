namespace GraphSec.Tests.Pipeline.Metamorphic;

/// <summary>One instance by count is one instance by for_each: only its key differs.</summary>
public sealed class KeyRewritingTests
{
    [Fact]
    public void Count_of_one_and_for_each_of_one()
    {
        var count = Reading.Of(One("count = 1", "[0]"), null, address => address.Replace("[0]", "[\"k\"]", StringComparison.Ordinal));
        var each = Reading.Of(One("for_each = toset([\"k\"])", "[\"k\"]"), null);
        Assert.Equal(count.Edges, each.Edges);
        Assert.Equal(count.Resources.Select(Own), each.Resources.Select(Own));
        Assert.Equal(count.Scores.OrderBy(s => s.Key, StringComparer.Ordinal), each.Scores.OrderBy(s => s.Key, StringComparer.Ordinal));

        // The meta-argument itself is an attribute and differs, of course.
        static string Own(string line) => line.Replace("count: Number \"1\", ", "", StringComparison.Ordinal)
            .Replace("for_each: [String \"k\"], ", "", StringComparison.Ordinal);
    }

    public static string Fixture(string expansion, string key) => $$"""
        resource "aws_vpc" "main" {
          {{expansion}}
          cidr_block = "10.0.0.0/16"
        }
        resource "aws_subnet" "a" {
          {{expansion}}
          vpc_id                  = aws_vpc.main{{key}}.id
          map_public_ip_on_launch = false
        }
        resource "aws_subnet" "b" {
          vpc_id                  = aws_vpc.main{{key}}.id
          map_public_ip_on_launch = true
        }
        resource "aws_instance" "web" {
          {{expansion}}
          subnet_id  = aws_subnet.a{{key}}.id
          depends_on = [aws_subnet.b]
        }
        output "web" { value = aws_instance.web{{key}}.id }
        """;

    private static CodeFolder One(string expansion, string key) =>
        new(new Dictionary<string, string> { ["main.tf"] = Fixture(expansion, key) });
}
