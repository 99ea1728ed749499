namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>The blocks of one type in one graph, which are judged by each other.</summary>
/// <param name="FirstSlot">Number of the graph's first slot among those that the network saw at once.</param>
/// <param name="Members">Numbers of the blocks.</param>
/// <param name="Scores">Of all blocks of the graph: takes those of these.</param>
internal sealed record BlocksOfType(EncodedGraph Graph, int FirstSlot, string Type, IReadOnlyList<int> Members, BlockScore[] Scores);
