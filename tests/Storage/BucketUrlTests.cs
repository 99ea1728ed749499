using GraphSec.Pipeline;
using GraphSec.Storage;

namespace GraphSec.Tests.Storage;

public sealed class BucketUrlTests
{
    [Theory]
    [InlineData("gs://my-bucket", "my-bucket", "", "my-bucket", "")]
    [InlineData("gs://my-bucket/", "my-bucket", "", "my-bucket", "")]
    [InlineData("gs://a.b_c/envs/prod/", "a.b_c", "envs/prod", "prod", "envs/prod/")]
    [InlineData("gs://bucket/x y.json", "bucket", "x y.json", "x y.json", "x y.json/")]
    public void Has_a_bucket_and_a_name(string text, string bucket, string name, string leaf, string prefix)
    {
        var url = BucketUrl.Parse(text);
        Assert.Equal((bucket, name, leaf, prefix), (url.Bucket, url.Name, url.Leaf, url.Prefix));
        Assert.Equal(text.TrimEnd('/'), url.ToString());
    }

    [Theory]
    [InlineData("gs://")]
    [InlineData("gs:///x")]
    [InlineData("gs://ab/x")]
    [InlineData("gs://Bucket/x")]
    [InlineData("gs://bu?cket/x")]
    [InlineData("gs://bucket/a//b")]
    [InlineData("gs://bucket/../b")]
    [InlineData("gs://bucket/a/./b")]
    [InlineData("gs://bucket/a\0b")]
    public void Or_is_refused(string text) => Assert.Throws<InputException>(() => BucketUrl.Parse(text));
}
