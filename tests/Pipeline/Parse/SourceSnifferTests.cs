using System.IO.Compression;
using System.Text;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Parse;

namespace GraphSec.Tests.Pipeline.Parse;

public class SourceSnifferTests
{
    [Theory]
    [InlineData("digraph { }", SourceForm.Dot)]
    [InlineData("\ufeff\n// comment\n# more\n/* and\nmore */ strict GRAPH x { }", SourceForm.Dot)]
    [InlineData("flowchart LR\na --> b\n", SourceForm.Dot)]
    [InlineData("graph TD\na --> b\n", SourceForm.Dot)]
    [InlineData("graph LR { }", SourceForm.Dot)]
    [InlineData(" {\"format_version\":\"1.2\",\"planned_values\":{}}", SourceForm.Plan)]
    [InlineData("{\"applyable\":true,\"checks\":[],\"configuration\":{}}", SourceForm.Plan)]
    [InlineData("{\"format_version\":\"1.0\",\"terraform_version\":\"1.5.0\",\"values\":{}}", SourceForm.State)]
    [InlineData("{\"format_version\":\"1.0\"}", SourceForm.State)]
    [InlineData("{\"version\":4,\"terraform_version\":\"1.5.0\",\"serial\":1}", SourceForm.State)]
    public void The_content_tells_the_form(string text, SourceForm form)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Assert.Equal(form, Sniff(bytes));
        Assert.Equal(form, Sniff(Gzip(bytes)));
        Assert.Equal(form, Sniff([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)]));
    }

    [Theory]
    [InlineData("", "'in' is empty")]
    [InlineData("\ufeff \n\t", "'in' is empty")]
    [InlineData("resource \"aws_vpc\" \"x\" {}", "give the folder")]
    [InlineData("# comment\nlocals {\n", "give the folder")]
    [InlineData("Terraform will perform the following actions:", "prints for people")]
    [InlineData("hello", "is no terraform input")]
    [InlineData("PK\u0003\u0004rest", "'in' is a binary plan")]
    [InlineData("a\0b", "'in' is binary")]
    [InlineData("[]", "is json, but a list")]
    [InlineData("{\"provider_schemas\":{}}", "providers schema")]
    [InlineData("{\"resource\":{\"aws_vpc\":{}}}", "give the folder")]
    public void The_rest_is_refused_in_one_clear_line(string text, string message)
    {
        var told = Assert.Throws<InputException>(() => Sniff(Encoding.UTF8.GetBytes(text))).Message;
        Assert.Contains(message, told, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', told);
    }

    [Fact]
    public void A_cut_off_gzip_is_told()
    {
        var random = new Random(1);
        var whole = Gzip(Encoding.UTF8.GetBytes("digraph { " + string.Join(' ', Enumerable.Range(0, 50_000).Select(_ => random.Next())) + "}"));
        var cut = whole[..(whole.Length / 2)];
        var told = Assert.Throws<InputException>(() => GraphReader.Read(new MemoryStream(cut), "r", "n"));
        Assert.DoesNotContain('\n', told.Message);
    }

    [Fact]
    public void A_missing_file_and_a_folder_are_told()
    {
        Assert.StartsWith("no file", Assert.Throws<InputException>(() => GraphReader.ReadFile("nowhere.dot", "r", "n")).Message, StringComparison.Ordinal);
        Assert.Contains("is a folder", Assert.Throws<InputException>(() => GraphReader.ReadFile(Path.GetTempPath(), "r", "n")).Message);
    }

    private static SourceForm Sniff(byte[] bytes) => SourceSniffer.Sniff(new MemoryStream(bytes), "in");

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }
}
