using System.Text.RegularExpressions;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Tests.Pipeline.Metamorphic;

/// <summary>Rewritings that mean the same change no resource, no edge between resources and, to the last bit, no score.</summary>
public sealed class RewritingTests
{
    public static TheoryData<string, string> Examples => new()
    {
        { "web-shop", "environments/prod.tfvars" },
        { "data-platform", "environments/prod.tfvars" },
        { "aks-platform", "environments/prod.tfvars" },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void Renamed_files(string example, string values) => Same(example, values, code => code.Names(path =>
    {
        var name = Path.GetFileName(path);
        return Path.Combine(Path.GetDirectoryName(path)!, $"{(char)('z' - (name[0] - 'a'))}-{name}");
    }));

    [Theory]
    [MemberData(nameof(Examples))]
    public void Reordered_blocks(string example, string values) =>
        Same(example, values, code => code.Texts(text => string.Concat(CodeFolder.Blocks(text).Reverse())));

    [Theory]
    [MemberData(nameof(Examples))]
    public void Blocks_in_other_files(string example, string values)
    {
        Same(example, values, code => code.Dealt(1, 1));
        Same(example, values, code => code.Dealt(5, 2));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Comments_and_line_ends(string example, string values) => Same(example, values, code => code.Texts(text =>
        string.Concat(CodeFolder.Blocks(text).Select(block => $"# note\n/* {{ \" */\n\n{block}\n  // ${{x}}\n")).Replace("\n", "\r\n", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Examples))]
    public void Renamed_module_calls(string example, string values) => Same(example, values, code => code.Texts(text =>
        Regex.Replace(Regex.Replace(text, @"module ""(\w+)""", "module \"a_$1_z\""), @"\bmodule\.(\w+)", "module.a_$1_z")),
        address => Regex.Replace(address, @"\bmodule\.a_(\w+)_z\b", "module.$1"));

    [Theory]
    [MemberData(nameof(Examples))]
    public void Written_out_expressions_read_as_the_same_tree(string example, string values)
    {
        Assert.NotEmpty(values);
        foreach (var (path, text) in CodeFolder.Load(RepositoryFolder.At($"examples/{example}")).Files)
        {
            foreach (var expression in Expressions(HclParser.ParseFile(new SourceText(path, text)).Body))
            {
                var written = HclText.Of(expression);
                var diagnostics = new List<HclDiagnostic>();
                Assert.Equal(written, HclText.Of(HclParser.ParseExpression(new SourceText(path, written), diagnostics)));
                Assert.Empty(diagnostics);
            }
        }
    }

    [Theory]
    [InlineData("web-shop")]
    [InlineData("data-platform")]
    [InlineData("aks-platform")]
    public void An_unrelated_resource(string example)
    {
        var code = CodeFolder.Load(RepositoryFolder.At($"examples/{example}"));
        var before = Reading.Of(code, "environments/prod.tfvars");
        var after = Reading.Of(code.With("unrelated.tf", "resource \"terraform_data\" \"unrelated\" {}\n"), "environments/prod.tfvars");
        Assert.Equal(before.Edges, after.Edges);
        Assert.Equal(before.Resources, after.Resources.Where(line => !line.StartsWith("terraform_data.unrelated ", StringComparison.Ordinal)));
        Assert.All(before.Scores, score => Assert.Equal(score.Value, after.Scores[score.Key]));
    }

    private static IEnumerable<Expression> Expressions(HclBody body) => body.Items.SelectMany(item =>
        item.Attribute is { } attribute ? [attribute.Value] : item.Block is { } block ? Expressions(block.Body) : []);

    private static void Same(string example, string values, Func<CodeFolder, CodeFolder> rewrite, Func<string, string>? rename = null)
    {
        var code = CodeFolder.Load(RepositoryFolder.At($"examples/{example}"));
        var (before, after) = (Reading.Of(code, values), Reading.Of(rewrite(code), values, rename));
        Assert.Equal(before.Resources, after.Resources);
        Assert.Equal(before.Edges, after.Edges);
        Assert.Equal(before.Scores.OrderBy(s => s.Key, StringComparer.Ordinal), after.Scores.OrderBy(s => s.Key, StringComparer.Ordinal));
    }
}
