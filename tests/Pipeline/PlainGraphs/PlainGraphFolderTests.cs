using System.IO.Compression;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts.PlainGraphs;
using GraphSec.Tests.Pipeline.Artifacts;

namespace GraphSec.Tests.Pipeline.PlainGraphs;

public sealed class PlainGraphFolderTests : IDisposable
{
    private static readonly float[] Six = [1, 2, 3, 4, 5, 6];

    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData("<f4", 1)]
    [InlineData("<f8", 1)]
    [InlineData("<f4", 2)]
    [InlineData("<f8", 3)]
    public void Numpy_matrices_are_read_in_either_order(string type, byte version)
    {
        scratch.Put("edges.csv", "src,dst\n0,2\n2,1\n");
        scratch.Put("features.npy", PlainGraphFiles.Numpy(Six, "3, 2", type, version: version));
        Assert.Equal(Six, PlainGraphFolder.Read(scratch.Path).Features.Values.ToArray());
        scratch.Put("features.npy", PlainGraphFiles.Numpy(Six, "3, 2", type, isFortran: true, version: version));
        Assert.Equal([1, 4, 2, 5, 3, 6], PlainGraphFolder.Read(scratch.Path).Features.Values.ToArray());
    }

    [Fact]
    public void Compressed_features_and_labels_of_kinds_are_read()
    {
        scratch.Put("edges.csv", "src,dst\n0,2\n2,1\n\n");
        using (var zip = new GZipStream(File.Create(scratch["features.npy.gz"]), CompressionLevel.Fastest))
        {
            zip.Write(PlainGraphFiles.Numpy(Six, "3, 2"));
        }

        scratch.Put("labels.csv", "node,label,outlier,contextual\n0,3,1,1\n2,0,0,0\n1,0,0,1\n");
        var graph = PlainGraphFolder.Read(scratch.Path);
        Assert.Equal(["0", "1", "2"], graph.Names);
        Assert.Equal([0, 2], graph.From);
        Assert.Equal([2, 1], graph.To);
        Assert.Equal([true, false, false], graph.Outliers);
    }

    [Fact]
    public void A_table_may_name_its_nodes()
    {
        scratch.Put("edges.csv", "from,to\nb,\"a, the first\"\n");
        scratch.Put("features.csv", "node,x,y\n\"a, the first\",1,2e-1\nb,-3,4\n");
        var graph = PlainGraphFolder.Read(scratch.Path);
        Assert.Equal(["a, the first", "b"], graph.Names);
        Assert.Equal([1f, 0.2f, -3f, 4f], graph.Features.Values.ToArray());
        Assert.Equal([1], graph.From);
        Assert.Null(graph.Outliers);
    }

    [Fact]
    public void A_folder_of_Terraform_code_is_none()
    {
        scratch.Put("edges.csv", "a,b\n");
        Assert.False(PlainGraphFolder.Is(scratch.Path));
        scratch.Put("features.csv", "x\n1\n");
        Assert.True(PlainGraphFolder.Is(scratch.Path));
        scratch.Put("main.tf", "");
        Assert.False(PlainGraphFolder.Is(scratch.Path));
    }

    [Theory]
    [InlineData("edges.csv", "", "line 1: it is empty")]
    [InlineData("edges.csv", "src,dst,weight\n0,1,1\n", "line 1: 3 columns, where edges have two")]
    [InlineData("edges.csv", "0,1\n1,0\n", "line 1: it begins with an edge")]
    [InlineData("edges.csv", "src,dst\n0,1\n1\n", "line 3: 1 fields where the header has 2")]
    [InlineData("edges.csv", "src,dst\n0,2\n", "line 2: node 2 is out of range: the features have rows 0 to 1")]
    [InlineData("edges.csv", "src,dst\n-1,1\n", "line 2: node -1 is out of range")]
    [InlineData("edges.csv", "src,dst\n0,vpc\n", "line 2: 'vpc' is no number of a row, and the features name no nodes")]
    [InlineData("edges.csv", "src,dst\n0,\"1\n", "line 2: a quote is opened and never closed; mend the file")]
    [InlineData("features.csv", "", "line 1: it is empty")]
    [InlineData("features.csv", "x,y\n", "it has no nodes")]
    [InlineData("features.csv", "x,y\n1,2\n3\n", "line 3: 1 fields where the header has 2")]
    [InlineData("features.csv", "x,y\n1,2\n3,nan\n", "line 3: 'nan' in column 2 is no finite number")]
    [InlineData("features.csv", "x,y\n1,2\n3,red\n", "line 3: 'red' in column 2 is no finite number")]
    [InlineData("features.csv", "node\na\nb\n", "line 1: there is no column of features")]
    [InlineData("features.csv", "node,x\na,1\na,1\n", "line 3: node 'a' stands there twice")]
    [InlineData("labels.csv", "node\n0\n1\n", "line 1: there is no column of labels")]
    [InlineData("labels.csv", "node,outlier\n0,1\n", "node '1' has no label")]
    [InlineData("labels.csv", "node,outlier\n0,1\n0,1\n", "line 3: node '0' is labelled twice")]
    [InlineData("labels.csv", "outlier\n1\n0\n1\n", "line 4: more labels than the 2 nodes")]
    [InlineData("labels.csv", "outlier\nyes\n0\n", "line 2: 'yes' is no label")]
    public void A_broken_table_is_one_line(string file, string text, string expected)
    {
        scratch.Put("edges.csv", "src,dst\n0,1\n");
        scratch.Put("features.csv", "x,y\n1,2\n3,4\n");
        scratch.Put(file, text);
        IsRefused(expected, file);
    }

    [Fact]
    public void Where_features_name_nodes_edges_use_the_names()
    {
        scratch.Put("edges.csv", "src,dst\na,0\n");
        scratch.Put("features.csv", "node,x\na,1\nb,1\n");
        IsRefused("line 2: '0' is no node of the features", "edges.csv");
    }

    public static TheoryData<byte[], string> BrokenMatrices => new()
    {
        { [1, 2, 3], "too short" },
        { PlainGraphFiles.Numpy(Six, "3, 2", magic: "NUMPI"), "it is no NumPy file" },
        { PlainGraphFiles.Numpy(Six, "3, 2", version: 9), "version 9" },
        { PlainGraphFiles.Numpy(Six, "3, 2")[..20], "its header is cut short" },
        { PlainGraphFiles.Numpy(Six, "3, 2")[..^1], "promises 24 bytes of values and 23 follow" },
        { [.. PlainGraphFiles.Numpy(Six, "3, 2"), 0], "promises 24 bytes of values and 25 follow" },
        { PlainGraphFiles.Numpy(Six, "3, 2", type: "<i4"), "its values are of type '<i4'" },
        { PlainGraphFiles.Numpy(Six, "3, 2", type: ">f4"), "its values are of type '>f4'" },
        { PlainGraphFiles.Numpy(Six, "6,"), "its shape is (6,)" },
        { PlainGraphFiles.Numpy([], "0, 2"), "its shape is 0 × 2" },
        { PlainGraphFiles.Numpy(Six, "2000000000, 2000000000"), "its shape is" },
        { PlainGraphFiles.Numpy([1, 2, 3, float.NaN, 5, 6], "3, 2"), "row 1, column 1 is not finite" },
        { PlainGraphFiles.Numpy([1, 2, 3, float.PositiveInfinity, 5, 6], "3, 2", isFortran: true), "row 0, column 1 is not finite" },
    };

    [Theory]
    [MemberData(nameof(BrokenMatrices))]
    public void A_broken_matrix_is_one_line(byte[] bytes, string expected)
    {
        scratch.Put("edges.csv", "src,dst\n0,1\n");
        scratch.Put("features.npy", bytes);
        IsRefused(expected, "features.npy");
    }

    [Fact]
    public void A_broken_archive_is_one_line()
    {
        scratch.Put("edges.csv", "src,dst\n0,1\n");
        scratch.Put("features.npy.gz", "this is no archive");
        IsRefused("no gzip file", "features.npy.gz");
    }

    [Fact]
    public void Missing_files_are_named()
    {
        IsRefused("it has no features", scratch.Path);
        scratch.Put("features.csv", "x\n1\n");
        IsRefused("there is no such file", "edges.csv");
    }

    private void IsRefused(string expected, string file)
    {
        var error = Assert.Throws<InputException>(() => PlainGraphFolder.Read(scratch.Path));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Contains(file, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }
}
