using System.Text.RegularExpressions;

namespace GraphSec.Tests.Architecture;

public sealed class ForbiddenWordsTests
{
    private const string Self = "tests/Architecture/ForbiddenWordsTests.cs";

    [Fact]
    public void Nothing_is_left_for_later()
    {
        var words = new Regex(@"\b(TODO|FIXME|HACK|XXX)\b");
        foreach (var folder in new[] { "cli", "pipeline", "storage", "models", "tests" })
        {
            foreach (var file in RepositoryFolder.Files(folder, "*.cs").Where(file => file != Self))
            {
                Assert.False(words.IsMatch(File.ReadAllText(RepositoryFolder.At(file))), file);
            }
        }
    }

    [Fact]
    public void Only_the_command_line_knows_the_console()
    {
        var console = new Regex(@"(?<![\w.])(System\.)?Console\.");
        foreach (var folder in new[] { "pipeline", "storage", "models" })
        {
            foreach (var file in RepositoryFolder.Files(folder, "*.cs"))
            {
                Assert.False(console.IsMatch(File.ReadAllText(RepositoryFolder.At(file))), file);
            }
        }
    }

    [Fact]
    public void No_type_is_a_drawer()
    {
        var drawer = new Regex(@"(Helpers?|Managers?|Utils?|Common)(\.\w+)*\.cs$");
        foreach (var folder in new[] { "cli", "pipeline", "storage", "models", "tests" })
        {
            Assert.DoesNotContain(RepositoryFolder.Files(folder, "*.cs"), drawer.IsMatch);
        }
    }
}
