using GraphSec.Pipeline.Parse.Evaluation;

namespace GraphSec.Tests.Pipeline.Parse.Evaluation;

public class NumberTests
{
    [Fact]
    public void Written_numbers_read_back_equal()
    {
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++)
        {
            var number = Number.Parse(random.NextInt64(-1_000_000_000, 1_000_000_000).ToString())
                / Number.Parse(random.NextInt64(1, 1_000_000).ToString()) * Number.Parse($"1e{random.Next(-40, 40)}");
            Assert.Equal(number, Number.Parse(number.ToString()));
        }
    }

    [Fact]
    public void Doubles_are_written_as_the_runtime_writes_them()
    {
        var random = new Random(11);
        for (var i = 0; i < 2_000; i++)
        {
            var value = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-12, 12));
            Assert.Equal((decimal)value, decimal.Round((decimal)Number.Of(value).ToDouble(), 28));
            Assert.Equal(value, double.Parse(Number.Of(value).ToString()));
        }
    }

    [Fact]
    public void Arithmetic_agrees_with_decimal_but_for_the_last_digit()
    {
        var random = new Random(13);
        for (var i = 0; i < 2_000; i++)
        {
            var (a, b) = (random.Next(-100_000, 100_000) / 100m, random.Next(1, 100_000) / 1000m);
            var (x, y) = (Number.Parse(a.ToString()), Number.Parse(b.ToString()));
            Assert.Equal(a + b, decimal.Round(decimal.Parse((x + y).ToString()), 20));
            Assert.Equal(a * b, decimal.Round(decimal.Parse((x * y).ToString()), 20));
            Assert.Equal(a.CompareTo(b), x.CompareTo(y));
            Assert.Equal(decimal.Truncate(a).ToString("0"), x.Truncated().ToString());
            Assert.Equal(decimal.Floor(a).ToString("0"), x.Floor().ToString());
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("-")]
    [InlineData("1e")]
    [InlineData("1.2.3")]
    [InlineData("e5")]
    [InlineData("0x1")]
    [InlineData("1 ")]
    [InlineData("1e20000")]
    public void What_is_no_number_is_refused(string text) => Assert.False(Number.TryParse(text, out _));
}
