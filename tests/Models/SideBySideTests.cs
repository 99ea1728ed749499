using GraphSec.Models.Threading;

namespace GraphSec.Tests.Models;

public class SideBySideTests
{
    [Fact]
    public void Results_come_in_the_order_of_the_items()
    {
        var numbers = Enumerable.Range(0, 10_000).ToList();

        Assert.Equal(numbers.Select(i => i * 2), SideBySide.Of(numbers, i => i * 2));
        Assert.Empty(SideBySide.Of(Array.Empty<int>(), i => i));
    }

    // What a user is told must not depend on which thread was quicker; and it is the error itself that callers know.
    [Fact]
    public void The_first_failure_is_thrown_as_it_is()
    {
        for (var repeat = 0; repeat < 50; repeat++)
        {
            var error = Assert.Throws<IOException>(() => SideBySide.Do([.. Enumerable.Range(0, 200)], i =>
            {
                if (i == 17)
                {
                    Thread.Sleep(1);
                }

                if (i >= 17)
                {
                    throw new IOException($"number {i}");
                }
            }));
            Assert.Equal("number 17", error.Message);
        }
    }
}
