using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration;

/// <summary>A resource, data or ephemeral block, overrides applied.</summary>
internal sealed record ResourceDeclaration(NodeKind Kind, string Type, string Name, HclBlock Block)
{
    /// <summary>The address inside its module: <c>data.aws_ami.main</c>.</summary>
    public string Address { get; } = Kind switch
    {
        NodeKind.Data => $"data.{Type}.{Name}",
        NodeKind.Ephemeral => $"ephemeral.{Type}.{Name}",
        _ => $"{Type}.{Name}",
    };
}
