namespace GraphSec.Tests;

public class AssemblyCulture
{
    [Fact]
    public void Numbers_are_written_in_the_invariant_culture() =>
        Assert.Equal("1.5", 1.5.ToString(System.Globalization.CultureInfo.CurrentCulture));
}
