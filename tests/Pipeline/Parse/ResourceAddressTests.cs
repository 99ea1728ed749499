using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Tests.Pipeline.Parse;

public class ResourceAddressTests
{
    [Theory]
    [InlineData("aws_vpc.main", "aws_vpc.main", "", NodeKind.Resource)]
    [InlineData("aws_vpc.main[0]", "aws_vpc.main", "", NodeKind.Resource)]
    [InlineData("aws_vpc.main[\"a.b[\\\"c\\\"]\"]", "aws_vpc.main", "", NodeKind.Resource)]
    [InlineData("module.a.module.b[1].data.aws_ami.x[\"k\"]", "module.a.module.b.data.aws_ami.x", "module.a.module.b", NodeKind.Data)]
    [InlineData("ephemeral.aws_secret.s", "ephemeral.aws_secret.s", "", NodeKind.Ephemeral)]
    [InlineData("module.a[\"x\"].var.v", "module.a.var.v", "module.a", NodeKind.Variable)]
    [InlineData("local.x", "local.x", "", NodeKind.Local)]
    [InlineData("output.x", "output.x", "", NodeKind.Output)]
    [InlineData("module.a.module.b[\"k\"]", "module.a.module.b", "module.a", NodeKind.Module)]
    [InlineData("check.x", "check.x", "", NodeKind.Other)]
    [InlineData("action.t.n", "action.t.n", "", NodeKind.Other)]
    [InlineData("aws_vpc.größe-1[*]", "aws_vpc.größe-1", "", NodeKind.Resource)]
    public void An_address_is_taken_apart_and_put_together(string text, string block, string module, NodeKind kind)
    {
        var address = ResourceAddress.TryParse(text);
        Assert.NotNull(address);
        Assert.Equal(text, address.ToString());
        Assert.Equal((block, module, kind), (address.BlockAddress, address.ModulePath, address.Kind));
    }

    [Theory]
    [InlineData("aws_vpc.x[\"a\\nb\"]", "a\nb", "[\"a\\nb\"]")]
    [InlineData("aws_vpc.x[\"$${y} %%{z} $\"]", "${y} %{z} $", "[\"$${y} %%{z} $\"]")]
    [InlineData("aws_vpc.x[\"${y}\"]", "${y}", "[\"$${y}\"]")]
    [InlineData("aws_vpc.x[\"\\u00e9\"]", "é", "[\"é\"]")]
    [InlineData("aws_vpc.x[\"\\x07\"]", "\a", "[\"\\u0007\"]")]
    [InlineData("aws_vpc.x[\"\\ud800\\U0001F600\\xff\"]", "\ufffd😀\ufffd", "[\"\ufffd😀\ufffd\"]")]
    public void A_key_is_read_by_every_versions_rules_and_written_by_todays(string text, string key, string written)
    {
        var address = ResourceAddress.TryParse(text);
        Assert.Equal(key, address!.Key.Value);
        Assert.Equal(written, address.Key.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("aws_vpc")]
    [InlineData("aws_vpc.")]
    [InlineData(".aws_vpc.x")]
    [InlineData("aws_vpc.x[")]
    [InlineData("aws_vpc.x[a]")]
    [InlineData("aws_vpc.x[\"a]")]
    [InlineData("aws_vpc.x (expand)")]
    [InlineData("module.")]
    [InlineData("data.aws_ami")]
    public void What_is_no_address_is_none(string text) => Assert.Null(ResourceAddress.TryParse(text));

    [Theory]
    [InlineData("provider[\"registry.terraform.io/hashicorp/aws\"].east", "registry.terraform.io/hashicorp/aws.east")]
    [InlineData("module.a.provider.aws", "aws")]
    public void Providers_keep_source_and_alias(string text, string name) =>
        Assert.Equal((NodeKind.Provider, name), (ResourceAddress.TryParse(text)!.Kind, ResourceAddress.TryParse(text)!.Name));

    [Fact]
    public void The_rest_after_an_address_is_told()
    {
        var address = ResourceAddress.TryParsePrefix("aws_vpc.x[\"a (b)\"] (expand)", out var length);
        Assert.Equal("aws_vpc.x[\"a (b)\"]", address!.ToString());
        Assert.Equal(" (expand)", "aws_vpc.x[\"a (b)\"] (expand)"[length..]);
    }
}
