namespace GraphSec.Pipeline.Parse.Plan;

/// <summary>Bounds how many edges instances may multiply to: thousands that depend on thousands are millions.</summary>
internal sealed class EdgeBudget
{
    private const int Most = 5_000_000;

    private int taken;

    public bool Take() => ++taken <= Most;

    public void Report(List<string> notices)
    {
        if (taken > Most)
        {
            notices.Add($"the instances depend on each other by more than {Most} edges; the rest were left out");
        }
    }
}
