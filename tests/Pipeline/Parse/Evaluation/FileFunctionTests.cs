using GraphSec.Pipeline.Parse.Evaluation;

namespace GraphSec.Tests.Pipeline.Parse.Evaluation;

public sealed class FileFunctionTests : IDisposable
{
    private readonly string top = Directory.CreateTempSubdirectory("graphsec-").FullName;
    private readonly FunctionContext context;

    public FileFunctionTests()
    {
        Directory.CreateDirectory(Path.Combine(top, "root/module"));
        File.WriteAllText(Path.Combine(top, "secret.txt"), "secret");
        File.WriteAllText(Path.Combine(top, "root/shared.txt"), "shared");
        File.WriteAllText(Path.Combine(top, "root/module/own.txt"), "own");
        context = new FunctionContext
        {
            RootFolder = Path.Combine(top, "root"),
            ModuleFolder = Path.Combine(top, "root/module"),
            Template = (text, _, variables) => Value.Of($"{text}:{string.Join(',', variables.Keys.Order())}"),
        };
    }

    public void Dispose() => Directory.Delete(top, true);

    [Theory]
    [InlineData("own.txt", "own")]
    [InlineData("../shared.txt", "shared")]
    [InlineData("nowhere/../own.txt", "own")]
    public void Files_inside_the_root_are_read(string path, string content) =>
        Assert.Equal(content, Call("file", Value.Of(path)).Text);

    [Theory]
    [InlineData("../../secret.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("~/secret.txt")]
    [InlineData("../../root-like/x")]
    [InlineData("../..")]
    public void Nothing_outside_the_root_is_read(string path)
    {
        foreach (var name in (string[])["file", "filebase64", "filesha256", "fileexists"])
        {
            Assert.False(Call(name, Value.Of(path)).IsKnown);
        }

        Assert.False(Call("fileset", Value.Of(path), Value.Of("**")).IsKnown);
        Assert.False(Call("templatefile", Value.Of(path), Value.EmptyObject).IsKnown);
    }

    [Fact]
    public void Links_are_followed_only_to_the_inside()
    {
        File.CreateSymbolicLink(Path.Combine(top, "root/module/out.txt"), Path.Combine(top, "secret.txt"));
        File.CreateSymbolicLink(Path.Combine(top, "root/module/in.txt"), "../shared.txt");
        Directory.CreateSymbolicLink(Path.Combine(top, "root/module/up"), "../..");
        File.CreateSymbolicLink(Path.Combine(top, "root/module/loop"), "loop");
        Assert.False(Call("file", Value.Of("out.txt")).IsKnown);
        Assert.False(Call("file", Value.Of("up/secret.txt")).IsKnown);
        Assert.False(Call("file", Value.Of("loop")).IsKnown);
        Assert.Equal("shared", Call("file", Value.Of("in.txt")).Text);
        Assert.Equal(["own.txt"], Call("fileset", Value.Of("."), Value.Of("**")).Items.Select(item => item.Text));
    }

    [Fact]
    public void A_file_over_the_limit_stays_unknown()
    {
        using (var stream = File.Create(Path.Combine(top, "root/module/large.bin")))
        {
            stream.SetLength(Limits.FileBytes + 1);
        }

        Assert.False(Call("filemd5", Value.Of("large.bin")).IsKnown);
    }

    [Fact]
    public void A_template_is_rendered_by_the_delegate()
    {
        var variables = Value.ObjectOf([KeyValuePair.Create("b", Value.Unknown), KeyValuePair.Create("a", Value.Of(1))]);
        Assert.Equal("own:a,b", Call("templatefile", Value.Of("own.txt"), variables).Text);
        Assert.Equal("text:a,b", Call("templatestring", Value.Of("text"), variables).Text);
    }

    [Fact]
    public void Abspath_starts_at_the_module() =>
        Assert.Equal(Path.Combine(top, "root/x"), Call("abspath", Value.Of("../x")).Text);

    private Value Call(string name, params Value[] arguments)
    {
        Assert.True(FunctionLibrary.TryCall(name, arguments, context, out var result));
        return result;
    }
}
