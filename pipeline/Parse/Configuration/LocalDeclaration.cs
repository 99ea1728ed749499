using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration;

/// <summary>One value of a <c>locals</c> block.</summary>
internal sealed record LocalDeclaration(HclAttribute Attribute, SourceText Source);
