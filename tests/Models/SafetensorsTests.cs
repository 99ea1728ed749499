using System.Buffers.Binary;
using System.Text;
using GraphSec.Models;
using GraphSec.Models.Storage;

namespace GraphSec.Tests.Models;

public sealed class SafetensorsTests
{
    [Fact]
    public void Tensors_that_are_given_are_filled()
    {
        using var stream = new MemoryStream();
        SafetensorsFile.Write(stream, [Named("a", Tensor.From(1, 2, [1, 2])), Named("b", Tensor.From(1, 2, [3, 4])), Named("c", Tensor.From(1, 1, [5]))]);
        stream.Position = 0;
        var given = new Dictionary<string, Tensor> { ["a"] = new(1, 2), ["b"] = new(2, 1), ["d"] = new(1, 1) };
        var read = SafetensorsFile.Read(stream, given).Tensors;
        Assert.Same(given["a"], read["a"]);
        Assert.Equal([1, 2], given["a"].Values.ToArray());
        Assert.NotSame(given["b"], read["b"]);
        Assert.Equal([3, 4], read["b"].Values.ToArray());
        Assert.Equal(["a", "b", "c"], read.Keys);

        static Tensor Named(string name, Tensor tensor)
        {
            tensor.Name = name;
            return tensor;
        }
    }

    [Fact]
    public void What_is_written_is_read()
    {
        var tensors = new[] { Named("b", 3, 5), Named("a.weight", 1, 7), Named("empty", 0, 4), Named("\"é\\", 2, 2) };
        using var stream = new MemoryStream();
        SafetensorsFile.Write(stream, tensors, new Dictionary<string, string> { ["version"] = "1", ["note"] = "ü\n" });
        stream.Position = 0;
        var file = SafetensorsFile.Read(stream);
        Assert.Equal(["\"é\\", "a.weight", "b", "empty"], file.Tensors.Keys);
        Assert.Equal("ü\n", file.Metadata["note"]);
        foreach (var tensor in tensors)
        {
            Assert.Equal((tensor.Rows, tensor.Columns), (file.Tensors[tensor.Name].Rows, file.Tensors[tensor.Name].Columns));
            Assert.Equal(tensor.Values.ToArray(), file.Tensors[tensor.Name].Values.ToArray());
        }
    }

    [Fact]
    public void The_bytes_are_those_of_the_format()
    {
        using var stream = new MemoryStream();
        SafetensorsFile.Write(stream, [Tensor.From(1, 2, [1, -2])], null);
        var expected = File("""{"":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}}""".PadRight(56), [0, 0, 128, 63, 0, 0, 0, 192]);
        Assert.Equal(expected, stream.ToArray());
    }

    [Fact]
    public void A_file_appears_whole_or_not_at_all()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var path = Path.Combine(folder, "model.safetensors");
        SafetensorsFile.Write(path, [Named("a", 2, 2)]);
        SafetensorsFile.Write(path, [Named("b", 2, 2)]);
        Assert.Equal(["b"], SafetensorsFile.Read(path).Tensors.Keys);
        Assert.Equal([path], Directory.GetFiles(folder));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Half_and_bfloat_numbers_are_widened()
    {
        var json = """{"h":{"dtype":"F16","shape":[2],"data_offsets":[0,4]},"f":{"dtype":"BF16","shape":[],"data_offsets":[4,6]}}""";
        var file = SafetensorsFile.Read(new MemoryStream(File(json, [0, 0x3C, 0, 0xC1, 0x40, 0x40])));
        Assert.Equal([1f, -2.5f], file.Tensors["h"].Values.ToArray());
        Assert.Equal([3f], file.Tensors["f"].Values.ToArray());
    }

    [Fact]
    public void Codes_are_multiplied_by_the_scale_of_their_row_wherever_that_stands()
    {
        const string Scale = """ "q.scale":{"dtype":"F16","shape":[2,1],"data_offsets":[0,4]} """;
        const string Codes = """ "q":{"dtype":"I8","shape":[2,2],"data_offsets":[4,8]} """;
        byte[] data = [0, 0x3C, 0, 0xC1, 127, 0x80, 2, 0xFF];
        foreach (var json in new[] { $"{{{Scale},{Codes}}}", $"{{{Codes},{Scale}}}" })
        {
            var tensor = Assert.Single(SafetensorsFile.Read(new MemoryStream(File(json, data))).Tensors).Value;
            Assert.Equal("q", tensor.Name);
            Assert.Equal([127f, -128f, -5f, 2.5f], tensor.Values.ToArray());
        }
    }

    [Theory]
    [InlineData("""{"q":{"dtype":"I8","shape":[2,2],"data_offsets":[0,4]}}""")]
    [InlineData("""{"q":{"dtype":"I8","shape":[2,1],"data_offsets":[0,2]},"q.scale":{"dtype":"F16","shape":[1],"data_offsets":[2,4]}}""")]
    [InlineData("""{"q":{"dtype":"I8","shape":[0,2],"data_offsets":[0,0]},"q.scale":{"dtype":"F32","shape":[1,1],"data_offsets":[0,4]}}""")]
    [InlineData("""{"q":{"dtype":"I8","shape":[2],"data_offsets":[0,2]},"q.scale":{"dtype":"I8","shape":[2],"data_offsets":[2,4]}}""")]
    public void Codes_without_their_scales_are_refused(string json)
    {
        var error = Assert.Throws<InvalidDataException>(() => SafetensorsFile.Read(new MemoryStream(File(json, new byte[4]))));
        Assert.Contains("'q' is of I8 and needs 'q.scale'", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Theory]
    [InlineData("[]", "not a JSON object")]
    [InlineData("{", "cannot be read")]
    [InlineData("""{"a":1}""", "cannot be read")]
    [InlineData("""{"a":{}}""", "cannot be read")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1,1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1,1],"data_offsets":[0,4]}}""", "cannot be read")]
    [InlineData("""{"a":{"dtype":"I64","shape":[1],"data_offsets":[0,8]}}""", "dtype 'I64'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", "4 bytes for 1 × 2")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", "dimension of -1")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2147483647,2147483647],"data_offsets":[0,4]}}""", "too large")]
    [InlineData("""{"a":{"dtype":"F32","shape":[65536,65536,65536,65536],"data_offsets":[0,0]}}""", "too large")]
    [InlineData("""{"a":{"dtype":"F32","shape":[99999999999999999999],"data_offsets":[0,4]}}""", "cannot be read")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}""", "data_offsets [4, 0]")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "begins at byte 4")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "begins at byte 0")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "promises 8 bytes")]
    [InlineData("""{"__metadata__":{"a":1}}""", "cannot be read")]
    [InlineData("""{"__metadata__":[]}""", "cannot be read")]
    [InlineData("{}", "promises 0 bytes")]
    public void A_hostile_header_is_refused(string json, string fault)
    {
        var error = Assert.Throws<InvalidDataException>(() => SafetensorsFile.Read(new MemoryStream(File(json, new byte[4]))));
        Assert.Contains(fault, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_truncation_is_refused()
    {
        using var stream = new MemoryStream();
        var table = Named("b", 3, 5);
        RowQuantization.Round(table);
        SafetensorsFile.Write(stream, [Named("a", 2, 3), table], bytes: new HashSet<string> { "b" });
        var whole = stream.ToArray();
        for (var length = 0; length < whole.Length; length++)
        {
            Assert.Throws<InvalidDataException>(() => SafetensorsFile.Read(new MemoryStream(whole[..length])));
        }
    }

    [Fact]
    public void A_giant_length_is_refused_before_it_is_allocated()
    {
        var bytes = Enumerable.Repeat((byte)255, 16).ToArray();
        var error = Assert.Throws<InvalidDataException>(() => SafetensorsFile.Read(new MemoryStream(bytes)));
        Assert.Contains("over the limit", error.Message, StringComparison.Ordinal);
    }

    static Tensor Named(string name, int rows, int columns)
    {
        var tensor = Numbers.Matrix(rows, columns);
        tensor.Name = name;
        return tensor;
    }

    static byte[] File(string json, byte[] data)
    {
        var header = Encoding.UTF8.GetBytes(json);
        var bytes = new byte[8 + header.Length + data.Length];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, header.Length);
        header.CopyTo(bytes, 8);
        data.CopyTo(bytes, 8 + header.Length);
        return bytes;
    }
}
