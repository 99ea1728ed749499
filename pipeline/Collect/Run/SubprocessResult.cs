namespace GraphSec.Pipeline.Collect.Run;

/// <summary>What a program left.</summary>
internal sealed record SubprocessResult(int Code, string Output, string Errors)
{
    private const int Widest = 300;

    /// <summary>It was ended, having used up its time.</summary>
    public bool IsOverTime { get; init; }

    public bool IsFine => Code == 0 && !IsOverTime;

    /// <summary>The first line that tells an error, without the frame that a program may draw around it.</summary>
    public string Reason
    {
        get
        {
            if (IsOverTime)
            {
                return "it did not end in time";
            }

            var lines = Errors.Split('\n').Concat(Output.Split('\n')).Select(line => line.Trim(' ', '\r', '\t', '│', '╷', '╵', '.')).Where(line => line.Length > 0).ToArray();
            var told = Array.Find(lines, line => line.StartsWith("Error:", StringComparison.Ordinal) || line.StartsWith("fatal:", StringComparison.Ordinal))
                ?? (lines.Length > 0 ? lines[0] : $"exit code {Code}");
            told = told.StartsWith("Error: ", StringComparison.Ordinal) || told.StartsWith("fatal: ", StringComparison.Ordinal) ? told[7..] : told;
            return told.Length <= Widest ? told : told[..Widest] + "…";
        }
    }
}
