using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration.Checks;

/// <summary>How many instances there are is said once: by count, for_each or OpenTofu's lifecycle.enabled.</summary>
internal static class RepetitionChecks
{
    public static void Check(HclBlock block, Report report)
    {
        var count = block.Body.Find("count");
        var each = block.Body.Find("for_each");
        if (count is not null && each is not null)
        {
            report(each.NameSpan, "found \"for_each\" beside \"count\", expected one of the two");
        }

        var enabled = block.Body.Blocks("lifecycle").Select(lifecycle => lifecycle.Body.Find("enabled")).FirstOrDefault();
        if (enabled is not null && (count ?? each) is { } other)
        {
            report(enabled.NameSpan, $"found \"enabled\" beside \"{other.Name}\", expected one of the two");
        }
    }
}
