using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration.Checks;

/// <summary>Says what is wrong with a part of a block, and what was expected there.</summary>
internal delegate void Report(SourceSpan place, string message);
