namespace GraphSec.Pipeline.Report.Graph;

/// <summary>A module drawn around its blocks, in the layout's units.</summary>
/// <param name="Label">The graph and the module's path, as far as they say something.</param>
public sealed record Box(double X, double Y, double Width, double Height, string Label);
