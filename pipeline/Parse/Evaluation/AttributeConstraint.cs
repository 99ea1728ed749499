namespace GraphSec.Pipeline.Parse.Evaluation;

/// <summary>One attribute of an object type: its type, whether it may be left out, and what then stands for it.</summary>
/// <param name="Name">The attribute's name.</param>
/// <param name="Type">The attribute's type.</param>
/// <param name="IsOptional">Written as optional(...).</param>
/// <param name="Default">The second argument of optional(...); null where there is none.</param>
public sealed record AttributeConstraint(string Name, TypeConstraint Type, bool IsOptional = false, Value? Default = null);
