using FsCheck;
using FsCheck.Fluent;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Tests.Pipeline.Artifacts;

public class CsvTests
{
    [Fact]
    public void Any_records_come_back() => Prop
        .ForAll(Arb.From(Gen.ArrayOf(Gen.NonEmptyListOf(HostileText.Any))), records =>
        {
            using var output = new StringWriter();
            var writer = new CsvWriter(output);
            foreach (var record in records)
            {
                foreach (var field in record)
                {
                    writer.Field(field);
                }

                writer.EndRecord();
            }

            return Read(output.ToString()).SequenceEqual(records.Select(record => string.Join('\u241E', record)));
        })
        .Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(5, 7));

    [Theory]
    [InlineData("a,b\r\nc,d\r\n", "a␞b", "c␞d")]
    [InlineData("a,\"b\"\"\r\nc\"", "a␞b\"\r\nc")]
    [InlineData("a\n\nb", "a", "", "b")]
    [InlineData("a,", "a␞")]
    [InlineData("")]
    [InlineData("a\rb\r", "a\rb\r")]
    public void Other_writers_are_read(string text, params string[] records) => Assert.Equal(records, Read(text));

    [Theory]
    [InlineData("a\n\"b", "line 2: a quote is opened and never closed")]
    [InlineData("a\"b\n", "line 1: a quote stands inside a field that is not quoted")]
    [InlineData("\"a\"b\n", "line 1: text follows a closing quote")]
    public void Broken_quotes_are_told_with_their_line(string text, string problem)
    {
        var error = Assert.Throws<InputException>(() => Read(text));

        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Contains("'x.csv'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fields_longer_than_the_buffer_come_back()
    {
        var text = new string('x', 40_000) + "\"\n" + new string('y', 40_000);
        using var output = new StringWriter();
        var writer = new CsvWriter(output);
        writer.Field(text).Field("").EndRecord();

        Assert.Equal([text + "\u241E"], Read(output.ToString()));
    }

    private static List<string> Read(string text)
    {
        using var input = new StringReader(text);
        var reader = new CsvReader(input, "x.csv");
        var fields = new List<string>();
        var records = new List<string>();
        while (reader.Read(fields))
        {
            records.Add(string.Join('\u241E', fields));
        }

        return records;
    }
}
