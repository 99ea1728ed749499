using FsCheck;
using FsCheck.Fluent;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Tests.Pipeline.Artifacts;

public class CellTextTests
{
    [Fact]
    public void Every_state_has_its_own_field()
    {
        FlatCell[] cells = [FlatCell.Absent, FlatCell.Null, FlatCell.Unknown, FlatCell.EmptyMap, FlatCell.Of("")];

        Assert.Equal(["", @"\null", @"\unknown", @"\empty", "'"], cells.Select(cell => CellText.Write(cell, FlatColumnKind.Text)));
    }

    [Fact]
    public void Texts_come_back_and_are_never_formulas() => Prop
        .ForAll(Arb.From(HostileText.Any), text =>
        {
            var field = CellText.Write(FlatCell.Of(text), FlatColumnKind.Text);
            return CellText.Read(field, FlatColumnKind.Text) == FlatCell.Of(text)
                && field[0] is not ('=' or '+' or '-' or '@' or '\t' or '\r');
        })
        .Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(5, 7));

    [Fact]
    public void Mixed_columns_keep_each_kind()
    {
        FlatCell[] cells =
        [
            FlatCell.Of("1"), FlatCell.OfNumber("1"), FlatCell.True, FlatCell.Of("true"), FlatCell.Of("\\null"), FlatCell.Null,
            FlatCell.OfItems([FlatCell.Unknown, FlatCell.EmptyMap, FlatCell.Of("a\"\n\u0001"), FlatCell.OfNumber("1.10"), FlatCell.Null]),
        ];

        Assert.Equal(cells, cells.Select(cell => CellText.Read(CellText.Write(cell, FlatColumnKind.Mixed), FlatColumnKind.Mixed)!.Value));
    }

    [Theory]
    [InlineData("x", FlatColumnKind.Number)]
    [InlineData("True", FlatColumnKind.Bool)]
    [InlineData("[1", FlatColumnKind.List)]
    [InlineData("[[1]]", FlatColumnKind.List)]
    [InlineData("{\"a\":1}", FlatColumnKind.Mixed)]
    public void What_is_not_of_the_column_is_refused(string field, FlatColumnKind column) => Assert.Null(CellText.Read(field, column));
}
