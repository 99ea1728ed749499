namespace GraphSec.Pipeline.Artifacts;

/// <summary>A row and the graph it is from: what a line of a table file holds.</summary>
public sealed record CorpusRow(string Graph, string Repository, FlatRow Row);
