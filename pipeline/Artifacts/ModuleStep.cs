namespace GraphSec.Pipeline.Artifacts;

/// <summary>One step of a module path: <c>module.a["x"]</c>.</summary>
public readonly record struct ModuleStep(string Name, InstanceKey Key);
