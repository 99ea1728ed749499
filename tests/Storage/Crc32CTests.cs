using GraphSec.Storage;
using GraphSec.Tests.Storage.Server;

namespace GraphSec.Tests.Storage;

public sealed class Crc32CTests
{
    [Fact]
    public void The_check_value_of_the_catalogue() => Assert.Equal(Convert.ToBase64String([0xE3, 0x06, 0x92, 0x83]), Crc32C.Of("123456789"u8));

    [Fact]
    public void Is_that_of_the_polynomial_at_every_length_and_cut()
    {
        var random = new Random(7);
        for (var length = 0; length < 300; length++)
        {
            var bytes = new byte[length];
            random.NextBytes(bytes);
            var sum = new Crc32C();
            var cut = random.Next(length + 1);
            sum.Append(bytes.AsSpan(0, cut));
            sum.Append(bytes.AsSpan(cut));
            Assert.Equal(Blob.Crc(bytes), sum.Text);
        }
    }
}
