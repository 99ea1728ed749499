using System.Text;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Tests.Pipeline.Parse;

public class HclParserTests
{
    [Fact]
    public void Blocks_arguments_and_labels_are_kept_in_order()
    {
        var file = Parse("""
            # a comment
            resource "aws_vpc" main {
              cidr = "10.0.0.0/16" // the range
              tags { Name = "x" }
              empty {}
            }
            top = 1
            """);

        Assert.Empty(file.Diagnostics);
        var block = file.Body.Items[0].Block!;
        Assert.Equal(["aws_vpc", "main"], block.Labels);
        Assert.Equal(["cidr", "tags", "empty"], block.Body.Items.Select(i => i.Attribute?.Name ?? i.Block!.Type));
        Assert.Equal("top", file.Body.Items[1].Attribute!.Name);
    }

    [Fact]
    public void Places_count_lines_columns_and_bytes()
    {
        var source = SourceText.Decode("x.tf", [.. Encoding.UTF8.Preamble, .. "a = 1\r\né = \"ü\" + x\r\n"u8]);
        var file = HclParser.ParseFile(source);

        Assert.Empty(file.Diagnostics);
        var right = ((BinaryExpression)file.Body.Items[1].Attribute!.Value).Right;
        Assert.Equal(new SourcePosition(2, 11, 22), source.PositionOf(right.Span.Start));
    }

    [Fact]
    public void A_bad_argument_costs_itself_alone()
    {
        var file = Parse("""
            resource "a" "b" {
              x = [1,, 2]
              y = 2
              nested { z = ) }
              w = 3
            }
            resource "a" "c" {}
            """);

        Assert.Equal(2, file.Diagnostics.Count);
        Assert.StartsWith("x.tf:2:10: found \",\"", file.Diagnostics[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(["b", "c"], file.Body.Items.Select(i => i.Block!.Labels[1]));
        Assert.Equal(["x", "y", "nested", "w"], file.Body.Items[0].Block!.Body.Items.Select(i => i.Attribute?.Name ?? i.Block!.Type));
    }

    [Fact]
    public void A_block_that_is_never_closed_does_not_swallow_the_next()
    {
        var file = Parse("resource \"a\" \"b\" {\n  x = 1\n\nresource \"a\" \"c\" {\n  y = 1\n}\n");

        Assert.Equal("x.tf:1:18: block \"resource\" is never closed, expected \"}\" before the end of the file",
            Assert.Single(file.Diagnostics).ToString());
        Assert.Equal(["b", "c"], file.Body.Items.Select(i => i.Block!.Labels[1]));
    }

    [Fact]
    public void An_open_bracket_does_not_swallow_the_next_block()
    {
        var file = Parse("resource \"a\" \"b\" {\n  x = [1,\n}\n\nresource \"a\" \"c\" {\n  y = 1\n}\n");

        Assert.Single(file.Diagnostics);
        Assert.Equal(["b", "c"], file.Body.Items.Select(i => i.Block!.Labels[1]));
    }

    [Fact]
    public void An_open_quote_ends_with_its_line()
    {
        var file = Parse("a = \"x\nb = 2\n");

        Assert.StartsWith("x.tf:1:7: found the end of the line inside a quoted string", Assert.Single(file.Diagnostics).ToString(),
            StringComparison.Ordinal);
        Assert.Equal(["a", "b"], file.Body.Items.Select(i => i.Attribute!.Name));
    }

    [Theory]
    [InlineData("a { b = 1, c = 2 }", "found \",\"")]
    [InlineData("a { b {} }", "found a block in a block of one line")]
    [InlineData("a = 1 b = 2", "found \"b\", expected a new line")]
    [InlineData("a = 1\na = 2", "argument \"a\" is set twice")]
    [InlineData("a \"${b}\" {}", "found a template, expected a block label of plain text")]
    [InlineData("a", "found the end of the file, expected \"=\" for an argument or \"{\" for a block after \"a\"")]
    [InlineData("}", "found \"}\", expected an argument or a block")]
    [InlineData("/* never", "found a comment that is never closed")]
    [InlineData("a = <<X\nnever", "found the end of the file, expected the end marker of the heredoc")]
    public void Broken_structure_is_reported(string text, string message) =>
        Assert.Contains(message, Assert.Single(Parse(text).Diagnostics).ToString(), StringComparison.Ordinal);

    [Fact]
    public void A_block_in_a_block_of_one_line_is_reported_up_to_its_brace()
    {
        var diagnostic = Assert.Single(Parse("a { bc \"d\" {} }\n").Diagnostics);

        Assert.Equal((new SourcePosition(1, 5, 4), new SourcePosition(1, 13, 12)), (diagnostic.From, diagnostic.To));
    }

    [Theory]
    [InlineData("a \"b\" {\n  c = (1)\n}\n", "a \"b\" {\n  c = (1)\n}", "c = (1)")]
    [InlineData("a { c = [\n1,\n] }", "a { c = [\n1,\n] }", "c = [\n1,\n]")]
    [InlineData("a {\n  c = \"${x}\" # no\n} // no", "a {\n  c = \"${x}\" # no\n}", "c = \"${x}\"")]
    public void Blocks_and_arguments_know_where_they_end(string text, string block, string argument)
    {
        var file = Parse(text);
        var found = file.Body.Items[0].Block!;

        Assert.Equal(block, file.Source.Slice(found.Span));
        Assert.Equal(argument, file.Source.Slice(found.Body.Find("c")!.Span));
    }

    [Fact]
    public void Deeply_nested_blocks_are_reported() =>
        Assert.NotEmpty(Parse(string.Concat(Enumerable.Repeat("a {\n", 100_000))).Diagnostics);

    [Fact]
    public void Any_cut_of_a_file_parses_without_an_exception()
    {
        const string Text = "a \"b\" {\n x = \"${f([1, {a = b.*.c[0]}]...)}\"\n y = <<-E\n  %{ for a in b ~}\n ${a}\n %{ endfor }\n E\n}\n";
        for (var start = 0; start < Text.Length; start++)
        {
            for (var end = start; end <= Text.Length; end++)
            {
                Parse(Text[start..end]);
            }
        }
    }

    private static HclFile Parse(string text) => HclParser.ParseFile(new SourceText("x.tf", text));
}
