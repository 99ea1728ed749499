namespace GraphSec.Pipeline.Parse.Hcl;

/// <summary>An attribute or a block: exactly one is set.</summary>
public readonly record struct HclBodyItem(HclAttribute? Attribute, HclBlock? Block);
