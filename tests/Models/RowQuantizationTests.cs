using System.Runtime.InteropServices;
using GraphSec.Models;
using GraphSec.Models.Storage;

namespace GraphSec.Tests.Models;

public sealed class RowQuantizationTests
{
    /// <summary>From below the smallest half to the ends of what a scale can hold, and widths around those of vectors.</summary>
    public static TheoryData<int, float> Tables
    {
        get
        {
            var data = new TheoryData<int, float>();
            foreach (var columns in new[] { 1, 7, 16, 32, 48, 67 })
            {
                foreach (var size in new[] { 1e-30f, 1e-8f, 1e-6f, 1e-5f, 1e-4f, 0.0077f, 0.0078f, 0.02f, 1, 300, 8.3e6f, 1e9f, 3e38f })
                {
                    data.Add(columns, size);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void What_is_rounded_is_read_back_bit_for_bit_and_stays_so(int columns, float size)
    {
        var table = Table(200, columns, size);
        RowQuantization.Round(table);
        var rounded = table.Values.ToArray();
        RowQuantization.Round(table);
        Assert.Equal(Bits(rounded), Bits(table.Values));

        var (bytes, read) = WriteAndRead(table);
        Assert.Contains("\"dtype\":\"I8\"", bytes, StringComparison.Ordinal);
        Assert.Equal(["table"], read.Tensors.Keys);
        Assert.Equal((200, columns), (read.Tensors["table"].Rows, read.Tensors["table"].Columns));
        Assert.Equal(Bits(rounded), Bits(read.Tensors["table"].Values));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void No_number_moves_further_than_promised(int columns, float size)
    {
        var table = Table(200, columns, size);
        var before = Tensor.From(200, columns, table.Values);
        RowQuantization.Round(table);
        for (var row = 0; row < table.Rows; row++)
        {
            var largest = before.Row(row).ToArray().Max(MathF.Abs);
            var bound = Math.Max(largest * (largest < 0.008 ? 0.008 : 0.004), 0.00000003);
            for (var column = 0; column < columns; column++)
            {
                Assert.InRange(Math.Abs(table[row, column] - Math.Clamp(before[row, column], -8319008f, 8319008f)), 0, bound);
            }
        }
    }

    [Fact]
    public void A_row_of_zeros_stays_one_and_rows_do_not_share_their_scale()
    {
        var table = Tensor.From(4, 3, [0, 0, 0, -0f, 0, 0, 127, -64, 0.4f, 0.0127f, -0.0064f, 1e-9f]);
        RowQuantization.Round(table);
        var scale = (float)(Half)(0.0127f / 127);
        Assert.Equal(Bits([0, 0, 0, 0, 0, 0, 127, -64, 0, 127 * scale, -64 * scale, 0]), Bits(table.Values));
    }

    [Fact]
    public void Infinity_becomes_the_largest_and_NaN_is_not_hidden()
    {
        var table = Tensor.From(2, 2, [float.NegativeInfinity, 1e6f, float.NaN, 0.3f]);
        table.Name = "table";
        RowQuantization.Round(table);
        Assert.Equal([-8319008f, 982560f, float.NaN, 0.3f], table.Values.ToArray());

        var (bytes, read) = WriteAndRead(table);
        Assert.Contains("\"dtype\":\"F32\"", bytes, StringComparison.Ordinal);
        Assert.Equal(table.Values.ToArray(), read.Tensors["table"].Values.ToArray());
    }

    [Fact]
    public void What_was_not_rounded_is_written_wider_rather_than_changed()
    {
        var table = Table(3, 5, 1);
        var (bytes, read) = WriteAndRead(table);
        Assert.Contains("\"dtype\":\"F32\"", bytes, StringComparison.Ordinal);
        Assert.Equal(table.Values.ToArray(), read.Tensors["table"].Values.ToArray());

        SafetensorsFile.RoundToHalf(table);
        (bytes, read) = WriteAndRead(table);
        Assert.Contains("\"dtype\":\"F16\"", bytes, StringComparison.Ordinal);
        Assert.Equal(table.Values.ToArray(), read.Tensors["table"].Values.ToArray());
    }

    [Theory]
    [InlineData(0, 4)]
    [InlineData(4, 0)]
    public void An_empty_table_is_one(int rows, int columns)
    {
        var table = new Tensor(rows, columns) { Name = "table" };
        RowQuantization.Round(table);
        var read = WriteAndRead(table).Read.Tensors["table"];
        Assert.Equal((rows, columns), (read.Rows, read.Columns));
    }

    [Fact]
    public void A_number_takes_a_byte_and_a_row_two_more()
    {
        var table = Table(1000, 32, 0.02f);
        RowQuantization.Round(table);
        Assert.InRange(WriteAndRead(table).Bytes.Length, 34000, 34300);
    }

    [Fact]
    public void A_tensor_of_the_name_of_the_scales_is_refused()
    {
        var other = new Tensor(1, 1) { Name = "table.scale" };
        Assert.Throws<ArgumentException>(() =>
            SafetensorsFile.Write(new MemoryStream(), [new Tensor(2, 2) { Name = "table" }, other], bytes: new HashSet<string> { "table" }));
    }

    private static Tensor Table(int rows, int columns, float size)
    {
        var random = new Pcg32((ulong)columns);
        var table = new Tensor(rows, columns) { Name = "table" };
        foreach (ref var value in table.Values)
        {
            value = (2 * random.NextSingle() - 1) * size;
        }

        return table;
    }

    private static (string Bytes, SafetensorsFile Read) WriteAndRead(Tensor table)
    {
        using var stream = new MemoryStream();
        SafetensorsFile.Write(stream, [table], halves: true, bytes: new HashSet<string> { table.Name });
        stream.Position = 0;
        return (System.Text.Encoding.Latin1.GetString(stream.ToArray()), SafetensorsFile.Read(stream));
    }

    private static int[] Bits(ReadOnlySpan<float> values) => MemoryMarshal.Cast<float, int>(values).ToArray();
}
