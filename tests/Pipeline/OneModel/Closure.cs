namespace GraphSec.Tests.Pipeline.OneModel;

/// <summary>All pairs that a way leads between: two graphs that draw the same dependencies, one with shortcuts, have the same.</summary>
internal static class Closure
{
    public static HashSet<(string From, string To)> Of(HashSet<(string From, string To)> edges)
    {
        var next = edges.ToLookup(e => e.From, e => e.To);
        var result = new HashSet<(string, string)>();
        foreach (var start in next.Select(group => group.Key))
        {
            var waiting = new Stack<string>([start]);
            while (waiting.TryPop(out var at))
            {
                foreach (var to in next[at].Where(to => result.Add((start, to))))
                {
                    waiting.Push(to);
                }
            }
        }

        return result;
    }
}
