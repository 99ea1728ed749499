namespace GraphSec.Pipeline.Parse.Configuration;

/// <summary>Arguments and blocks of a resource that are Terraform's own.</summary>
internal static class MetaArguments
{
    public static bool Contains(string name) =>
        name is "count" or "for_each" or "provider" or "depends_on" or "lifecycle" or "connection" or "provisioner";
}
