using GraphSec.Pipeline.Parse.Evaluation;

namespace GraphSec.Tests.Pipeline.Parse.Evaluation;

public class CanonicalCompositionTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("plain", "plain")]
    [InlineData("an\u0303os", "a\u00F1os")]
    [InlineData("a\u00F1os", "a\u00F1os")]
    [InlineData("\u212B", "\u00C5")]
    [InlineData("\u0958", "\u0915\u093C")]
    [InlineData("q\u0307\u0323", "q\u0323\u0307")]
    [InlineData("d\u0307\u0323", "\u1E0D\u0307")]
    [InlineData("e\u0302\u0301", "\u1EBF")]
    [InlineData("a\u0305\u0301", "a\u0305\u0301")]
    [InlineData("\u1112\u1161\u11AB\u1100\u1173\u11AF", "\uD55C\uAE00")]
    [InlineData("\uAC00\u11A8", "\uAC01")]
    [InlineData("\uD834\uDD5E", "\uD834\uDD57\uD834\uDD65")]
    [InlineData("\U0001F469\u200D\U0001F469", "\U0001F469\u200D\U0001F469")]
    public void Text_is_in_form_C(string text, string expected)
    {
        Assert.Equal(expected, CanonicalComposition.Normalize(text));
        Assert.Equal(expected, CanonicalComposition.Normalize(CanonicalComposition.Normalize(text)));
        Assert.Equal(expected, Value.Of(text).Text);
    }
}
