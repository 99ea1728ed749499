using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Tests.Pipeline.Artifacts;

public class FlatCellTests
{
    [Fact]
    public void A_list_is_a_multiset() => Assert.Equal(
        FlatCell.OfItems([FlatCell.Of("b"), FlatCell.Of("a"), FlatCell.Of("a")]),
        FlatCell.OfItems([FlatCell.Of("a"), FlatCell.Of("b"), FlatCell.Of("a")]));

    [Fact]
    public void A_number_is_not_the_text_of_it() => Assert.NotEqual(FlatCell.OfNumber("1"), FlatCell.Of("1"));

    [Theory]
    [InlineData("0", true)]
    [InlineData("-0.50e+10", true)]
    [InlineData("123456789012345678901234567890", true)]
    [InlineData("01", false)]
    [InlineData("+1", false)]
    [InlineData("1.", false)]
    [InlineData(".5", false)]
    [InlineData("NaN", false)]
    [InlineData("-", false)]
    [InlineData("", false)]
    [InlineData("1 ", false)]
    public void What_is_no_number_stays_a_text(string digits, bool isNumber) =>
        Assert.Equal(isNumber ? FlatKind.Number : FlatKind.Text, FlatCell.OfNumber(digits).Kind);

    // A fact: metadata of attributes is UTF-8 and cannot carry the input.
    [Fact]
    public void Half_a_surrogate_pair_is_replaced()
    {
        Assert.Equal("a\uFFFDb", FlatCell.Of("a\uD800b").Text);
        Assert.Equal("\uFFFD\uD83D\uDE00", FlatCell.Of("\uDC00\uD83D\uDE00").Text);
        Assert.Equal("end\uFFFD", FlatCell.Of("end\uD83D").Text);
    }
}
