using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration.Checks;

/// <summary>A reference by its names as written, up to the first index or splat: <c>data.aws_ami.main</c>.</summary>
/// <param name="Place">Where its first name stands.</param>
/// <param name="Names">At least one.</param>
internal sealed record WrittenReference(SourceSpan Place, IReadOnlyList<string> Names)
{
    public string Root => Names[0];

    /// <summary>The address of the resource it means inside its module; null where it means something else.</summary>
    public string? Resource => Names switch
    {
        ["data" or "ephemeral", _, _, ..] => string.Join('.', Names.Take(3)),
        ["resource", _, _, ..] => $"{Names[1]}.{Names[2]}",
        ["var" or "local" or "module" or "each" or "count" or "path" or "terraform" or "tofu" or "self" or "data" or "ephemeral"
            or "resource", ..] => null,
        [_, _, ..] => $"{Names[0]}.{Names[1]}",
        _ => null,
    };
}
