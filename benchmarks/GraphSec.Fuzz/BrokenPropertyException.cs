namespace GraphSec.Fuzz;

/// <summary>A reading ended well, but does not have a property that every reading has.</summary>
internal sealed class BrokenPropertyException(string message) : Exception(message);
