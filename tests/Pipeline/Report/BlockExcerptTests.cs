using GraphSec.Pipeline.Report.Html;

namespace GraphSec.Tests.Pipeline.Report;

public sealed class BlockExcerptTests
{
    [Theory]
    [InlineData("resource \"a\" \"b\" {}")]
    [InlineData("resource \"a\" \"b\" {\n  x = { y = \"}\" }\n}")]
    [InlineData("resource \"a\" \"b\" {\n  x = \"${join(\"}\", [\"{\"])}\"\n  # }\n  // }\n  /* }\n  } */\n}")]
    [InlineData("resource \"a\" \"b\" {\n  x = <<-EOT\n    }\n    EOT\n  y = \"$${a}\"\n}")]
    [InlineData("resource \"a\" \"b\" {\n  x = \"\\\"}\"\n}")]
    public void A_block_ends_at_its_own_brace(string block)
    {
        var lines = $"# before\n{block}\nresource \"c\" \"d\" {{\n}}".Split('\n');
        Assert.Equal(block, BlockExcerpt.Of(lines, 2));
    }

    [Fact]
    public void What_is_cut_off_or_not_there_is_no_fault()
    {
        Assert.Equal("a {\n  b", BlockExcerpt.Of(["a {", "  b"], 1));
        Assert.Equal("", BlockExcerpt.Of(["a {"], 9));
        Assert.Equal("", BlockExcerpt.Of([], 1));
        Assert.EndsWith("# and 52 more lines", BlockExcerpt.Of([.. Enumerable.Repeat("x {", 202)], 1), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("  password = \"hunter2\"", "  password = \"(masked)\"")]
    [InlineData("  \"DB_PASSWORD\" = \"a\\\"b\" # x", "  \"DB_PASSWORD\" = \"(masked)\" # x")]
    [InlineData("  auth = { token = \"abc\", user = \"u\" }", "  auth = { token = \"(masked)\", user = \"u\" }")]
    [InlineData("  password = var.password", "  password = var.password")]
    [InlineData("  password = \"${var.password}\"", "  password = \"${var.password}\"")]
    [InlineData("  password_length = \"20\"", "  password_length = \"20\"")]
    public void Secrets_that_stand_in_code_are_masked(string code, string expected) => Assert.Equal(expected, SecretMask.Of(code));
}
