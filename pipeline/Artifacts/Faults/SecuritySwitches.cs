namespace GraphSec.Pipeline.Artifacts.Faults;

/// <summary>Attributes whose safe and unsafe values are known, used to plant faults and nowhere else: scoring has no such list.</summary>
internal static class SecuritySwitches
{
    private static readonly HashSet<string> SafeWhenTrue = new(StringComparer.Ordinal)
    {
        "encrypted", "storage_encrypted", "at_rest_encryption_enabled", "transit_encryption_enabled", "enable_key_rotation", "deletion_protection",
        "block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets", "enable_log_file_validation",
        "is_multi_region_trail", "copy_tags_to_snapshot", "enforce_workgroup_configuration", "sqs_managed_sse_enabled",
        "enable_deletion_protection", "drop_invalid_header_fields", "iam_database_authentication_enabled", "performance_insights_enabled",
    };

    private static readonly HashSet<string> SafeWhenFalse = new(StringComparer.Ordinal)
    {
        "publicly_accessible", "associate_public_ip_address", "map_public_ip_on_launch", "skip_final_snapshot", "force_destroy",
        "endpoint_public_access", "enable_execute_command", "privileged", "apply_immediately", "force_detach_policies",
    };

    /// <summary>The unsafe value of an attribute that now holds a safe one, else null.</summary>
    public static string? UnsafeValue(string leaf, string outcome) =>
        outcome == "true" && SafeWhenTrue.Contains(leaf) ? "false"
        : outcome == "false" && SafeWhenFalse.Contains(leaf) ? "true"
        : outcome.StartsWith("private range", StringComparison.Ordinal) && leaf is "cidr_blocks" or "cidr_ipv4" or "source_ranges" ? "\"0.0.0.0/0\""
        : null;
}
