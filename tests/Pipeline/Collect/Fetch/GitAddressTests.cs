using GraphSec.Pipeline;
using GraphSec.Pipeline.Collect.Fetch;

namespace GraphSec.Tests.Pipeline.Collect.Fetch;

public sealed class GitAddressTests
{
    [Theory]
    [InlineData("https://github.com/owner/name", "https://github.com/owner/name", null, "name")]
    [InlineData("https://github.com/owner/name.git?ref=v1.2.3", "https://github.com/owner/name.git", "v1.2.3", "name")]
    [InlineData("git::https://host/a/b.git", "https://host/a/b.git", null, "b")]
    [InlineData("git::ssh://git@host:2222/a/b.git?ref=feature/x", "ssh://git@host:2222/a/b.git", "feature/x", "b")]
    [InlineData("git@github.com:owner/name.git", "git@github.com:owner/name.git", null, "name")]
    [InlineData("file:///srv/git/repo.git/", "file:///srv/git/repo.git/", null, "repo")]
    public void Is_told_from_a_path(string text, string url, string? reference, string name)
    {
        Assert.True(GitAddress.IsOne(text));
        var address = GitAddress.Parse(text);
        Assert.Equal((url, reference, name), (address.Url, address.Ref, address.Name));
    }

    [Theory]
    [InlineData("repositories")]
    [InlineData("./a/b.git")]
    [InlineData("/srv/git")]
    [InlineData("gs://bucket/x")]
    [InlineData("a:b")]
    public void A_path_is_none(string text) => Assert.False(GitAddress.IsOne(text));

    [Theory]
    [InlineData("http://host/a/b")]
    [InlineData("ext::sh -c evil")]
    [InlineData("git::ext::sh -c evil% >&2")]
    [InlineData("git::--upload-pack=evil")]
    [InlineData("ssh://-oProxyCommand=evil/x")]
    [InlineData("git::-evil@host:path")]
    [InlineData("git@host:--upload-pack=evil")]
    [InlineData("https://host/a?ref=--upload-pack=evil")]
    [InlineData("https://host/a?ref=")]
    [InlineData("file://host/a")]
    [InlineData("https://host/a b")]
    public void What_git_might_take_for_an_option_or_a_command_is_refused(string text) => Assert.Throws<InputException>(() => GitAddress.Parse(text));
}
