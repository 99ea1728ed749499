using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Tests.Pipeline.Detection;

public class MagnitudeTests
{
    [Theory]
    [InlineData("30", 30)]
    [InlineData("-1", -1)]
    [InlineData("0.5", 0.5)]
    [InlineData("private range /24", 256)]
    [InlineData("\"0.0.0.0/0\"", 4294967296)]
    [InlineData("\"30\"", double.NaN)]
    [InlineData("number of 3 digits", double.NaN)]
    [InlineData("image of a version", double.NaN)]
    [InlineData("absent", double.NaN)]
    [InlineData("", double.NaN)]
    public void Numbers_and_ranges_have_a_size(string outcome, double size) => Assert.Equal(size, Magnitude.Of(outcome));

    [Theory]
    [InlineData("7", "30", -1)]
    [InlineData("private range /8", "private range /24", 1)]
    [InlineData("\"python3.8\"", "\"python3.12\"", -1)]
    [InlineData("\"TLS1_2\"", "\"TLS1_0\"", 1)]
    [InlineData("\"Standard_D64s_v5\"", "\"Standard_D2s_v3\"", 1)]
    [InlineData("\"nodejs018.x\"", "\"nodejs18.x\"", 0)]
    [InlineData("\"python3.8\"", "\"nodejs18.x\"", null)]
    [InlineData("\"python3\"", "\"python3.8\"", null)]
    [InlineData("7", "absent", null)]
    [InlineData("\"a\"", "7", null)]
    public void The_larger_of_two_is_told_where_they_can_be_compared(string one, string other, int? order)
    {
        Assert.Equal(order, Magnitude.Compare(one, other) is { } o ? Math.Sign(o) : null);
        Assert.Equal(-order, Magnitude.Compare(other, one) is { } r ? Math.Sign(r) : null);
    }

    [Fact]
    public void Ten_times_as_large_is_as_far_either_way()
    {
        Assert.Equal(Math.Log(10), Magnitude.Between(9999, 999), 1e-9);
        Assert.Equal(0, Magnitude.Between(300, 3000) + Magnitude.Between(3000, 300), 1e-12);
        Assert.True(Magnitude.Between(-1, 0) < 0);
    }

    [Fact]
    public void What_training_saw_says_how_far_off_a_value_is()
    {
        var trained = new VariableWords(new VocabularyVariable("timeout", 20,
            [new("10", 6, 3), new("30", 10, 5), new("300", 2, 2), new("absent", 2, 2)])).Magnitudes;
        Assert.Equal(30, trained.Usual);
        Assert.Equal(0, trained.Nearest(30));
        Assert.Equal(Magnitude.Between(3000, 300), trained.Nearest(3000));
        Assert.Equal(Magnitude.Between(10, 3), trained.Nearest(3));
        Assert.Equal(Math.Min(Magnitude.Between(20, 10), Magnitude.Between(30, 20)), trained.Nearest(20));
        Assert.Equal(0, trained.Beyond(3000));
        Assert.Equal(0, trained.Beyond(3));
        Assert.Equal(2 / 18.0, trained.Beyond(300));
        Assert.Equal(6 / 18.0, trained.Beyond(10));
        Assert.Equal(12 / 18.0, trained.Beyond(30));
    }

    [Fact]
    public void Where_training_saw_no_size_nothing_is_off()
    {
        var trained = new VariableWords(new VocabularyVariable("name", 3, [new("\"a\"", 3, 2)])).Magnitudes;
        Assert.Equal((double.NaN, 0, 1), (trained.Usual, trained.Nearest(5), trained.Beyond(5)));
    }
}
