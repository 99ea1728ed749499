namespace GraphSec.Pipeline.Parse;

/// <summary>Bounds how many edges instances may multiply to: thousands that depend on thousands are millions.</summary>
internal sealed class EdgeBudget(int most = 5_000_000)
{
    private int taken;

    public bool IsSpent => taken > most;

    public bool Take() => IsSpent ? false : ++taken <= most;

    public void Report(List<string> notices)
    {
        if (IsSpent)
        {
            notices.Add($"the instances depend on each other by more than {most} edges; the rest were left out");
        }
    }
}
