using GraphSec.Models.Torch;

namespace GraphSec.Tests.Models.Torch;

/// <summary>libtorch in made-up folders of the three layouts there are.</summary>
public sealed class TorchSearchTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("graphsec-torch-").FullName;

    [Fact]
    public void A_folder_as_unpacked_tells_version_abi_and_cuda()
    {
        var folder = Unpacked("libtorch", "2.3.1+cu121", abi: 0, cuda: true);
        var torch = Assert.Single(Search(folder).Find());
        Assert.Equal(("2.3.1+cu121", false, true), (torch.Version, torch.Cxx11Abi, torch.HasCuda));
        Assert.Equal(new Version(2, 3, 1), torch.Number);
        Assert.Equal(2, torch.Includes.Count);
        Assert.Equal("--libtorch", torch.Source);
    }

    [Fact]
    public void Debian_spreads_it_below_usr()
    {
        var lib = Path.Combine(root, "lib", "x86_64-linux-gnu");
        Put(Path.Combine(lib, "libtorch_cpu.so"), "");
        Put(Path.Combine(lib, "cmake", "Torch", "TorchConfigVersion.cmake"), "set(PACKAGE_VERSION \"1.13.0\")");
        var torch = TorchInstallation.At(root, "libtorch-dev")!;
        Assert.Equal(("1.13.0", true, false), (torch.Version, torch.Cxx11Abi, torch.HasCuda));
        Assert.Empty(torch.Includes);
    }

    [Fact]
    public void An_active_environment_comes_before_what_is_installed()
    {
        Unpacked("venv/lib/python3.12/site-packages/torch", "2.7.0", abi: 1, cuda: false);
        var found = Search(null, ("VIRTUAL_ENV", Path.Combine(root, "venv"))).Find();
        Assert.Equal(("VIRTUAL_ENV", "2.7.0"), (found[0].Source, found[0].Version));
    }

    [Fact]
    public void A_variable_takes_the_place_of_the_search()
    {
        var folder = Unpacked("own", "2.0.0", abi: 1, cuda: false);
        Assert.Equal("LIBTORCH", Assert.Single(Search(null, ("LIBTORCH", folder)).Find()).Source);
    }

    [Fact]
    public void A_folder_without_libtorch_is_said_to_be_one()
    {
        var fault = Assert.Throws<TorchException>(() => Search(root).Find());
        Assert.Equal($"'{root}' of --libtorch holds no libtorch: it must have lib/libtorch_cpu.so", fault.Message);
    }

    [Fact]
    public void A_shim_is_kept_by_version_abi_and_place()
    {
        var old = TorchInstallation.At(Unpacked("a", "2.3.1", abi: 0, cuda: false), "a")!;
        var same = TorchInstallation.At(Unpacked("b", "2.3.1", abi: 0, cuda: false), "b")!;
        var (first, second) = (new ShimBuild(old, root), new ShimBuild(same, root));
        Assert.StartsWith(Path.Combine(root, "torch", "2.3.1-abi0-"), first.Path, StringComparison.Ordinal);
        Assert.NotEqual(first.Path, second.Path);
        Assert.False(first.IsBuilt);
    }

    [Fact]
    public void What_is_missing_to_build_is_named()
    {
        Put(Path.Combine(root, "lib", "libtorch_cpu.so"), "");
        var torch = TorchInstallation.At(root, "x")!;
        var fault = Assert.Throws<TorchException>(() => new ShimBuild(torch, root).Build(_ => null));
        Assert.Contains("cannot be built without headers", fault.Message, StringComparison.Ordinal);
        Assert.EndsWith(", cmake, make, g++", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_cache_is_the_users()
    {
        Assert.Equal(
            Path.Combine(root, "graphsec"), ShimBuild.CacheFolder(name => name == "XDG_CACHE_HOME" ? root : "elsewhere"));
        Assert.Equal(
            Path.Combine(root, ".cache", "graphsec"), ShimBuild.CacheFolder(name => name == "HOME" ? root : null));
    }

    [Theory]
    [InlineData("cuda", 0)]
    [InlineData("cuda:0", 0)]
    [InlineData("cuda:3", 3)]
    public void A_device_is_counted_from_0(string name, int index) => Assert.Equal(index, DeviceCatalog.Index(name));

    [Theory]
    [InlineData("gpu")]
    [InlineData("cuda:")]
    [InlineData("cuda:-1")]
    [InlineData("cuda:x")]
    [InlineData("cudax")]
    [InlineData("")]
    public void Other_words_are_none(string name) => Assert.Throws<TorchException>(() => DeviceCatalog.Index(name));

    public void Dispose() => Directory.Delete(root, recursive: true);

    private static void Put(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private static TorchSearch Search(string? named, params (string Name, string Value)[] environment) =>
        new(named, name => environment.FirstOrDefault(entry => entry.Name == name).Value);

    private string Unpacked(string name, string version, int abi, bool cuda)
    {
        var folder = Path.Combine(root, name);
        Put(Path.Combine(folder, "lib", "libtorch_cpu.so"), "");
        Put(Path.Combine(folder, "include", "ATen", "ATen.h"), "");
        Put(Path.Combine(folder, "share/cmake/Torch/TorchConfigVersion.cmake"), $"set(PACKAGE_VERSION \"{version}\")\n");
        var flags = $"set(TORCH_CXX_FLAGS \"-D_GLIBCXX_USE_CXX11_ABI={abi}\")\n";
        Put(Path.Combine(folder, "share/cmake/Torch/TorchConfig.cmake"), flags);
        if (cuda)
        {
            Put(Path.Combine(folder, "lib", "libtorch_cuda.so"), "");
        }

        return folder;
    }
}
