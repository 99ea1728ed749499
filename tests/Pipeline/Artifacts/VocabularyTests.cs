using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Tests.Pipeline.Artifacts;

public sealed class VocabularyTests
{
    [Fact]
    public void Numbers_read_from_text_are_those_of_the_words()
    {
        var made = Strange();
        var read = VocabularyFile.Parse(VocabularyFile.Write(made), "v");
        Assert.Equal(made.Schema.TokenCount, read.Schema.TokenCount);
        Assert.Equal(made.Schema.RelationCount, read.Schema.RelationCount);
        Assert.Equal(made.Schema.OutcomeOffsets, read.Schema.OutcomeOffsets);
        Assert.Equal(made.Schema.RowTokenOffsets, read.Schema.RowTokenOffsets);
        Assert.Equal(made.Schema.RowTokens, read.Schema.RowTokens);
        Assert.Equal(made.Schema.LogPrior, read.Schema.LogPrior);
    }

    [Fact]
    public void Every_row_has_the_tokens_of_its_words()
    {
        var vocabulary = Strange();
        var (row, variable) = (vocabulary.Types.Count, 1);
        foreach (var type in vocabulary.Types)
        {
            foreach (var path in type.Variables)
            {
                Assert.Same(path, vocabulary.Words(variable));
                Assert.Equal(variable++, vocabulary.VariableOf(vocabulary.TypeOf(type.Key), path.Path));
                Assert.True(vocabulary.HasLeaf(Cell.LeafOf(path.Path)));
                foreach (var outcome in path.Outcomes)
                {
                    var tokens = vocabulary.Schema.RowTokens[vocabulary.Schema.RowTokenOffsets[row]..vocabulary.Schema.RowTokenOffsets[++row]];
                    Assert.Equal(Vocabulary.CellTokens(path.Path, outcome.Text).Select(vocabulary.TokenOf), tokens);
                }
            }
        }

        Assert.Equal(vocabulary.Schema.RowCount, row);
        Assert.Equal(-1, vocabulary.TokenOf("no such word"));
        Assert.False(vocabulary.HasLeaf("no such name"));
    }

    [Fact]
    public void Its_limits_come_back_and_a_text_without_any_is_refused()
    {
        var made = new Vocabulary([], []) { Limits = new VocabularyLimits(4, 3, 9, 16) };
        var text = VocabularyFile.Write(made);
        Assert.Equal(made.Limits, VocabularyFile.Parse(text, "v").Limits);
        var error = Assert.Throws<InputException>(() => VocabularyFile.Parse(text.Split('\n')[0], "v"));
        Assert.Contains("featurize", error.Message, StringComparison.Ordinal);
        Assert.Throws<InputException>(() => VocabularyFile.Parse(text.Replace("L\t4", "L\tfour", StringComparison.Ordinal), "v"));
    }

    [Fact]
    public void Words_of_any_kind_come_back()
    {
        var made = Strange();
        var read = VocabularyFile.Parse(VocabularyFile.Write(made).ReplaceLineEndings("\r\n"), "v");
        Assert.Equal(made.Relations, read.Relations);
        for (var i = 0; i < made.Types.Count; i++)
        {
            var (type, back) = (made.Types[i], read.Types[i]);
            Assert.Equal((type.Key, type.Blocks, type.Repositories), (back.Key, back.Blocks, back.Repositories));
            Assert.Equal(type.Variables.Select(v => (v.Path, v.Blocks)), back.Variables.Select(v => (v.Path, v.Blocks)));
            Assert.Equal(type.Variables.SelectMany(v => v.Outcomes), back.Variables.SelectMany(v => v.Outcomes));
        }
    }

    [Theory]
    [InlineData("x", 2)]
    [InlineData("V\ta\t1", 2)]
    [InlineData("O\ta\t1\t1", 2)]
    [InlineData("T\ta\t1\t1\nO\ta\t1\t1", 3)]
    [InlineData("T\ta\t1\t1\nV\tb\t1\nT\tc\t1\t1\nO\ta\t1\t1", 5)]
    [InlineData("T\ta\t1\t1\nV\tb\t1\t1", 3)]
    [InlineData("T\ta\t1\t1\t1", 2)]
    [InlineData("T\ta\t1", 2)]
    [InlineData("R\ta\tb", 2)]
    [InlineData("R", 2)]
    [InlineData("T\ta\t1\t-1", 2)]
    [InlineData("T\ta\t99999999999\t1", 2)]
    public void A_damaged_line_is_named(string lines, int line)
    {
        var error = Assert.Throws<GraphSec.Pipeline.InputException>(() => VocabularyFile.Parse("graphsec-vocabulary 1\n" + lines + "\n", "v"));
        Assert.Contains($"line {line}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_are_numbered_in_their_order_however_many_there_are()
    {
        var table = new TokenTable(0);
        string[] words = [.. Enumerable.Range(0, 5000).Select(i => new string('→', i % 9) + i), ""];
        Assert.Equal(Enumerable.Range(0, words.Length), words.Select(word => table.Number(word)));
        Assert.Equal(Enumerable.Range(0, words.Length), words.Select(word => table.Number(word)));
        Assert.Equal(Enumerable.Range(0, words.Length), words.Select(word => table.Find(word)));
        Assert.Equal(words.Length, table.Count);
        Assert.Equal(-1, table.Find("5000"));
    }

    /// <summary>Types without paths, first, between and last; words with every character that is escaped.</summary>
    private static Vocabulary Strange() => new(
        [
            new VocabularyType("aws_empty", 3, 1, []),
            new VocabularyType("aws_vpc", 40, 4,
            [
                new VocabularyVariable("<-aws_subnet", 40, [new("absent", 3, 1), new("present", 37, 3)]),
                new VocabularyVariable("a\tb\\n.c", 5, [new("\r\n", 2, 1), new("→ aws_kms_key", 3, 2)]),
                new VocabularyVariable("tags[\"a.b\"]", 5, [new("word", 5, 1)]),
            ]),
            new VocabularyType("data.none", 1, 1, []),
            new VocabularyType("google_thing", 2, 2, [new VocabularyVariable("c", 2, [new("→ aws_kms_key", 1, 1), new("absent", 1, 1)])]),
            new VocabularyType("z_last", 0, 0, []),
        ],
        ["a", "b\\"]);
}
