using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Tests.Pipeline.Parse;

public class HclExpressionTests
{
    [Theory]
    [InlineData("1 + 2 * 3", "(1 Plus (2 Star 3))")]
    [InlineData("1 - 2 - 3", "((1 Minus 2) Minus 3)")]
    [InlineData("a || b && c == d", "(a Or (b And (c Equal d)))")]
    [InlineData("!a == -b", "((Not a) Equal (Minus b))")]
    [InlineData("-a.b", "(Minus a.b)")]
    [InlineData("a < b ? c : d ? e : f", "((a Less b) ? c : (d ? e : f))")]
    [InlineData("(1 + 2) % 3", "((1 Plus 2) Percent 3)")]
    [InlineData("1.5e3 >= 2", "(1.5e3 GreaterOrEqual 2)")]
    [InlineData("a.b-c", "a.b-c")]
    [InlineData("a - c", "(a Minus c)")]
    public void Operators_bind_as_terraform_says(string text, string tree) => Assert.Equal(tree, Parse(text));

    [Theory]
    [InlineData("a.b.0.c", "a.b[0].c")]
    [InlineData("a.0.1", "a[0][1]")]
    [InlineData("a[0].b[\"k\"]", "a[0].b['k']")]
    [InlineData("a[*].b[0].c", "a[*](@.b[0].c)")]
    [InlineData("a.*.b.c[0]", "a.*(@.b.c)[0]")]
    [InlineData("a[*].b[*].c", "a[*](@.b[*](@.c))")]
    [InlineData("a[ * ]", "a[*](@)")]
    [InlineData("f(x)[0].y", "f(x)[0].y")]
    [InlineData("(a[*].b)[0]", "a[*](@.b)[0]")]
    public void References_keep_their_steps(string text, string tree) => Assert.Equal(tree, Parse(text));

    [Theory]
    [InlineData("f()", "f()")]
    [InlineData("f(a, b...)", "f(a, b...)")]
    [InlineData("f(\n  a,\n  b,\n)", "f(a, b)")]
    [InlineData("provider::aws::arn_parse(a)", "provider::aws::arn_parse(a)")]
    [InlineData("[for k, v in m : \"${k}-${v}\" if v != \"\"]", "(for k,v in m: <k, '-', v> if (v NotEqual ''))")]
    [InlineData("{for v in m : v.id => v.name...}", "(for ,v in m: v.id =>... v.name)")]
    [InlineData("{ a = 1, \"b c\" : 2\n (d) = 3 }", "{'a'=1, 'b c'=2, d=3}")]
    [InlineData("{ for = 1 }", "{'for'=1}")]
    [InlineData("[\n  1, # one\n  2 /* two */,\n]", "[1, 2]")]
    [InlineData("(\n  a\n  + b\n)", "(a Plus b)")]
    public void Calls_and_collections_read_over_lines(string text, string tree) => Assert.Equal(tree, Parse(text));

    [Theory]
    [InlineData("\"a${b}c\"", "<'a', b, 'c'>")]
    [InlineData("\"${b}\"", "<b>")]
    [InlineData("\"\"", "''")]
    [InlineData("\"$${a} %%{b} $ % $$\"", "'${a} %{b} $ % $$'")]
    [InlineData("\"a ${~ b ~} c\"", "<'a', b, 'c'>")]
    [InlineData("\"${ { a = \"}\" }.a }\"", "<{'a'='}'}.a>")]
    [InlineData("\"%{ if a }x%{ else }${y}%{ endif }\"", "<(a ? 'x' : <y, ''>)>")]
    [InlineData("\"%{ for v in l ~}  ${v}, %{ endfor }\"", "<join(for ,v in l: <'', v, ', '>)>")]
    [InlineData("\"tab\\t quote\\\" \\u00e9 \\U0001F600\"", "'tab\t quote\" é \U0001F600'")]
    public void Templates_split_into_text_and_code(string text, string tree) => Assert.Equal(tree, Parse(text));

    [Fact]
    public void A_heredoc_keeps_its_lines() =>
        Assert.Equal("'a\n  b\n'", Parse("<<EOT\na\n  b\nEOT\n"));

    [Fact]
    public void An_indented_heredoc_loses_the_indent_that_all_lines_share() =>
        Assert.Equal("<'a\n\n  b ', c, '\n'>", Parse("<<-EOT\n    a\n\n      b ${c}\n    EOT\n"));

    [Fact]
    public void A_heredoc_line_that_starts_with_code_has_no_indent() =>
        Assert.Equal("<'  a\n', b, '\n'>", Parse("<<-EOT\n  a\n${b}\nEOT"));

    [Fact]
    public void A_heredoc_may_hold_its_marker_inside_a_line() =>
        Assert.Equal("'EOTX\nx EOT\n'", Parse("<<EOT\nEOTX\nx EOT\nEOT"));

    [Theory]
    [InlineData("1 +", "1:4: found the end of the file, expected an expression")]
    [InlineData("[1 2]", "1:4: found \"2\", expected \",\" or \"]\" in the list")]
    [InlineData("\"abc", "1:5: found the end of the file, expected the closing quote of the string")]
    [InlineData("\"%{ if a }b\"", "1:2: %{if} is never closed, expected %{endif}")]
    [InlineData("\"\\q\"", "1:2: found a backslash before a character that takes none, expected \\n, \\r, \\t, \\\", \\\\, \\u or \\U")]
    [InlineData("é + ;", "1:5: found \";\", expected an expression")]
    [InlineData("a ? b", "1:6: found the end of the file, expected \":\" and the other value of the conditional")]
    [InlineData("f(a... b)", "1:8: found \"b\", expected \")\" after \"...\", which only the last argument takes")]
    public void A_mistake_is_told_with_its_place_and_what_was_expected(string text, string message)
    {
        var diagnostics = new List<HclDiagnostic>();
        HclParser.ParseExpression(new SourceText("x.tf", text), diagnostics);

        Assert.Equal("x.tf:" + message, Assert.Single(diagnostics).ToString());
    }

    [Theory]
    [InlineData("(")]
    [InlineData("[")]
    [InlineData("{a=")]
    [InlineData("-")]
    [InlineData("!")]
    [InlineData("f(")]
    [InlineData("a[")]
    [InlineData("\"${")]
    [InlineData("a ? ")]
    [InlineData("a ? b : ")]
    [InlineData("[for a in ")]
    [InlineData("\"%{if a}")]
    [InlineData("a[*]")]
    [InlineData("a.*.")]
    [InlineData("a+")]
    [InlineData("a.")]
    public void Deep_nesting_is_reported_and_never_overflows(string opening)
    {
        var diagnostics = new List<HclDiagnostic>();
        HclParser.ParseExpression(new SourceText("x.tf", string.Concat(Enumerable.Repeat(opening, 100_000))), diagnostics);

        Assert.NotEmpty(diagnostics);
    }

    private static string Parse(string text)
    {
        var diagnostics = new List<HclDiagnostic>();
        var expression = HclParser.ParseExpression(new SourceText("x.tf", text), diagnostics);
        Assert.Empty(diagnostics);
        return HclPrinter.Print(expression);
    }
}
