using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Featurize;

/// <summary>What is no evidence of being out of place: labels for people are left out, and of names only the kind is kept.</summary>
public static class Evidence
{
    private static readonly HashSet<string> ForPeople = new(StringComparer.OrdinalIgnoreCase)
    {
        "tags", "tags_all", "tag", "labels", "annotations", "description", "comment", "comments", "Sid", "default_tags", "effective_labels",
        "terraform_labels", "tag_specifications",
    };

    private static readonly HashSet<string> Identifying = new(StringComparer.Ordinal)
    {
        "name", "bucket", "identifier", "family", "id", "key", "alias", "prefix", "title", "email", "account_id", "project", "location_id",
        "repository_id", "dataset_id", "table_id", "secret_id", "namespace", "domain", "hostname", "username", "Resource",
        "content", "user_data", "value", "image", "guid", "uuid", "hash", "source_code_hash", "filename", "etag", "endpoint",
    };

    /// <summary>Called names, but chosen from a list that is the same everywhere: whose owner says what they mean.</summary>
    private static readonly HashSet<string> Listed = new(StringComparer.Ordinal)
    {
        "role_definition_name", "sku_name", "engine_name", "solution_stack_name", "storage_class_name", "ingress_class_name", "vendor_name",
        "source_identifier",
    };

    /// <summary>The same of paths whose last word alone does not tell: the role that a binding of Kubernetes gives (<c>cluster-admin</c>).
    /// </summary>
    private static readonly string[] ListedPaths = ["role_ref.name"];

    /// <summary>False for tags, labels and comments, and for everything under them.</summary>
    public static bool Counts(string path)
    {
        var rest = path.AsSpan();
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOfAny('.', '[');
            var segment = end < 0 ? rest : rest[..end];
            if (ForPeople.GetAlternateLookup<ReadOnlySpan<char>>().Contains(segment))
            {
                return false;
            }

            rest = end < 0 ? [] : rest[(end + 1)..];
        }

        return true;
    }

    /// <summary>Whether a text there names the resource, so that being the only one to have it says nothing.</summary>
    public static bool IsIdentifying(string path)
    {
        var leaf = Cell.LeafOf(path);
        return !Listed.Contains(leaf) && !Array.Exists(ListedPaths, listed => path.EndsWith(listed, StringComparison.Ordinal))
            && (Identifying.Contains(leaf)
                || leaf.EndsWith("_name", StringComparison.Ordinal) || leaf.EndsWith("_prefix", StringComparison.Ordinal)
                || leaf.EndsWith("_identifier", StringComparison.Ordinal) || leaf.EndsWith("_id", StringComparison.Ordinal)
                || leaf.EndsWith("_arn", StringComparison.Ordinal));
    }

    /// <summary>Whether an outcome at such a place is a text of one's own; what is wide, or AWS's, means the same everywhere.</summary>
    public static bool IsNameOfOne(string outcome) =>
        outcome.StartsWith('"') && outcome is not ("\"*\"" or "\"0.0.0.0/0\"" or "\"::/0\"") && !ManagedArn.Is(outcome.AsSpan(1));
}
