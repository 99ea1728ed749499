using System.Diagnostics;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Tests.Pipeline.Parse.Hostile;

/// <summary>Folders made to exhaust time or memory, or to lead the reader out of them, are read soon and say what was left out.</summary>
public sealed class HostileFolderTests
{
    private const string Fine = "resource \"aws_a\" \"r\" { x = 1 }\n";

    [Theory]
    [InlineData("pipe.tf")]
    [InlineData("pipe.tf.json")]
    [InlineData("terraform.tfvars")]
    [InlineData(".terraform/modules/modules.json")]
    public void A_pipe_is_empty(string name)
    {
        using var folder = new ConfigurationFolder("main.tf", Fine);
        MakePipe(Path.Combine(folder.Root, name));
        Assert.Equal(["aws_a.r"], ConfigurationFolder.Resources(Soon(folder)));
    }

    [Fact]
    public void A_pipe_is_no_text_for_a_function()
    {
        using var folder = new ConfigurationFolder("main.tf", "resource \"aws_a\" \"r\" { x = file(\"p\") }\n");
        MakePipe(Path.Combine(folder.Root, "p"));
        Soon(folder);
    }

    [Theory]
    [InlineData("big.tf")]
    [InlineData("terraform.tfvars")]
    public void A_huge_file_is_told_and_not_read(string name)
    {
        using var folder = new ConfigurationFolder("main.tf", Fine);
        using (var file = File.Create(Path.Combine(folder.Root, name)))
        {
            file.SetLength(1L << 30);
        }

        var graph = Soon(folder);
        Assert.Equal([$"{name}:1:1: found a file of 1024 MB, expected one of at most 32 MB"], graph.Errors);
        Assert.Equal(["aws_a.r"], ConfigurationFolder.Resources(graph));
    }

    [Fact]
    public void A_link_to_a_device_is_passed_over()
    {
        using var folder = new ConfigurationFolder("main.tf", Fine);
        File.CreateSymbolicLink(Path.Combine(folder.Root, "zero.tf"), "/dev/zero");
        Assert.Equal(["aws_a.r"], ConfigurationFolder.Resources(Soon(folder)));
    }

    [Theory]
    [InlineData("/etc/hostname")]
    [InlineData("../../../../../../../../etc/hostname")]
    [InlineData("link")]
    [InlineData("./x/../../../../../../../../../etc/hostname")]
    public void Files_outside_stay_unknown(string path)
    {
        using var folder = new ConfigurationFolder("main.tf", $"resource \"aws_a\" \"r\" {{ x = file(\"{path}\") }}\n");
        File.CreateSymbolicLink(Path.Combine(folder.Root, "link"), "/etc/hostname");
        var value = Soon(folder).Nodes.Single(node => node.IsResource).Attributes["x"];
        Assert.Equal(AttributeKind.Unknown, value!.Kind);
    }

    [Fact]
    public void Links_in_a_circle_end()
    {
        using var folder = new ConfigurationFolder("main.tf", Fine + "module \"m\" { source = \"./a\" }\nlocals { f = fileset(\".\", \"**\") }\n");
        File.CreateSymbolicLink(Path.Combine(folder.Root, "a"), "b");
        File.CreateSymbolicLink(Path.Combine(folder.Root, "b"), "a");
        Directory.CreateSymbolicLink(Path.Combine(folder.Root, "self"), ".");
        Assert.Equal(["aws_a.r"], ConfigurationFolder.Resources(Soon(folder)));
    }

    private static void MakePipe(string path)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "there are no pipes in folders here");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var process = Process.Start("mkfifo", [path]);
        process.WaitForExit();
    }

    private static ResourceGraph Soon(ConfigurationFolder folder)
    {
        var reading = Task.Run(() => folder.Read(), TestContext.Current.CancellationToken);
        Assert.True(reading.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken), "reading does not end");
        return reading.Result;
    }

    [Theory]
    [InlineData("\0GITCRYPT\0\u0007secret", "found a file encrypted by git-crypt, expected text: unlock the repository, or leave the file out")]
    [InlineData("ELF\0\u0001", "found a binary file, expected text")]
    public void What_is_no_text_is_one_error(string content, string message)
    {
        using var folder = new ConfigurationFolder("main.tf", "resource \"aws_vpc\" \"main\" {}");
        File.WriteAllText(Path.Combine(folder.Root, "terraform.tfvars"), content);
        File.WriteAllText(Path.Combine(folder.Root, "other.tf"), content);
        var graph = folder.Read();
        Assert.Equal([$"other.tf:1:1: {message}", $"terraform.tfvars:1:1: {message}"], graph.Errors.Order(StringComparer.Ordinal));
        Assert.Contains(graph.Nodes, node => node.Address == "aws_vpc.main");
    }
}
