using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Conformance.Spec;

/// <summary>A reference as it is written, and where.</summary>
internal readonly record struct FoundTraversal(string Text, SourcePosition From, SourcePosition To);
