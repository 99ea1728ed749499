using System.Text;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Fuzz.Readers;

/// <summary>One expression where a local, an argument, a for_each and a dynamic block take it.</summary>
internal sealed class ExpressionFuzzReader : IReader
{
    private readonly ScratchModule scratch = new();

    public string Name => "expression";

    public IReadOnlyList<string> Words { get; } = [.. HclWords.Syntax, .. HclWords.Calls, "local.x", "local.list", "local.map", "var.v", "aws_a.many", "aws_a.one.id", "module.m.o"];

    public IEnumerable<byte[]> SeedsOf(string path)
    {
        if (Path.GetExtension(path) != ".tf")
        {
            return [];
        }

        var source = SourceText.Decode(path, File.ReadAllBytes(path));
        return [.. Expressions(HclParser.ParseFile(source).Body).Where(e => e.Height > 2).Select(e => Encoding.UTF8.GetBytes(source.Slice(e.Span)))];
    }

    public void Read(byte[] input, Novelty novelty)
    {
        var text = Encoding.UTF8.GetString(input);
        var source = new SourceText("x", text);
        var expression = HclParser.ParseExpression(source, []);
        new HclTreeCheck(source, novelty).Expression(expression, 20);
        Calls(expression, novelty, 0);
        scratch.Write("main.tf", $$"""
            variable "v" { default = { a = 1, b = ["x", "y"] } }
            locals {
              list = ["a", "b", "c"]
              map  = { a = "1", b = "2" }
              x = ({{text}}
              )
            }
            resource "aws_a" "one" { x = local.x }
            resource "aws_a" "many" {
              for_each = local.x
              y = each.value
              dynamic "z" {
                for_each = local.x
                content { w = z.value }
              }
            }
            module "m" {
              source = "./m"
              count  = try(local.x, 2)
              o      = local.x
            }
            """);
        scratch.Write("m/main.tf", "variable \"o\" {}\noutput \"o\" { value = var.o }\n");
        scratch.Read(novelty);
    }

    /// <summary>Which function takes the result of which.</summary>
    private static void Calls(Expression expression, Novelty novelty, int outer)
    {
        var inner = expression is CallExpression call ? Novelty.StableHash(call.Name.Length < 20 ? call.Name : "") & 0xffff : outer;
        novelty.Saw(11, outer, inner);
        foreach (var child in HclChildren.Of(expression))
        {
            Calls(child, novelty, inner);
        }
    }

    private static IEnumerable<Expression> Expressions(HclBody body) => body.Items.SelectMany(item => item switch
    {
        { Attribute: { } attribute } => [attribute.Value],
        { Block: { } block } => Expressions(block.Body),
        _ => [],
    });
}
