namespace GraphSec.Conformance;

/// <summary>Counts what a suite's groups passed and failed, and says which failed. What is left out says why.</summary>
internal sealed class Tally(TextWriter output)
{
    private readonly List<string> failures = [];
    private readonly List<string> left = [];
    private string group = "";
    private int passed;
    private int failed;
    private int leftOut;
    private int allPassed;

    public void Begin(string name)
    {
        End();
        (group, passed, failed, leftOut) = (name, 0, 0, 0);
    }

    /// <param name="name">The case.</param>
    /// <param name="difference">What differs; null where nothing does.</param>
    public void Add(string name, string? difference)
    {
        if (difference is null)
        {
            passed++;
            allPassed++;
        }
        else
        {
            failed++;
            failures.Add($"{group}/{name}: {difference}");
        }
    }

    public void LeaveOut(string name, string reason)
    {
        leftOut++;
        left.Add($"{group}/{name}: {reason}");
    }

    /// <summary>Writes the sum. Returns 0 where nothing failed, else 1.</summary>
    public int Close()
    {
        End();
        group = "";
        output.WriteLine($"{"total",-20} {allPassed,4} passed {failures.Count,4} failed {left.Count,4} left out");
        foreach (var line in left)
        {
            output.WriteLine($"left out: {line}");
        }

        foreach (var line in failures)
        {
            output.WriteLine($"failed: {line}");
        }

        return failures.Count == 0 ? 0 : 1;
    }

    private void End()
    {
        if (group.Length > 0)
        {
            output.WriteLine($"{group,-20} {passed,4} passed {failed,4} failed {leftOut,4} left out");
        }
    }
}
