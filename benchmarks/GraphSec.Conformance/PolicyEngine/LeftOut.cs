namespace GraphSec.Conformance.PolicyEngine;

/// <summary>Goldens, or parts of them, that say something of their tool and nothing of Terraform.</summary>
internal static class LeftOut
{
    private static readonly Dictionary<string, string> Cases = new(StringComparer.Ordinal)
    {
        ["tf/example-terraform-modules"] = "its code is a submodule of its own repository, which a clone does not bring",
    };

    // Instances whose values or whose for_each are not known are dropped there; here they are nodes, as in a plan.
    private static readonly HashSet<string> Surplus = new(StringComparer.Ordinal)
    {
        "tf/count-err/aws_s3_bucket.for_each_bucket",
        "tf/regula-issue-397/aws_lb_target_group_attachment.msk_tgr_attachment[0]",
        "tf/regula-issue-397/aws_lb_target_group_attachment.msk_tgr_attachment[1]",
        "tf/regula-issue-397/aws_lb_target_group_attachment.msk_tgr_attachment[2]",
    };

    private static readonly HashSet<string> Values = new(StringComparer.Ordinal)
    {
        // Their tests run two folders up, where alone this path leads to a file.
        "tf/file/aws_s3_bucket.trail_bucket.tags.file1",

        // A map that nobody gave is empty there and not known here.
        "tf/null-vars/aws_s3_bucket.main.tags",
    };

    public static string? Reason(string name) => Cases.GetValueOrDefault(name);

    public static bool IsSurplus(string name, string id) => Surplus.Contains($"{name}/{id}");

    public static bool IsValue(string name, string path) => Values.Contains($"{name}/{path}");
}
