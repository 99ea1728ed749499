using GraphSec.Pipeline;

namespace GraphSec.Cli;

/// <summary>Says on standard error what a reader of the result must know.</summary>
internal static class Messages
{
    private const int MostNotes = 5;

    /// <summary>All errors, and the first notes.</summary>
    /// <returns>The exit code that follows from them.</returns>
    public static int Tell(Terminal terminal, IReadOnlyList<string> notices, IReadOnlyList<string> errors)
    {
        foreach (var notice in notices.Take(MostNotes))
        {
            terminal.Say("note", notice);
        }

        if (notices.Count > MostNotes)
        {
            terminal.Say("note", $"and {notices.Count - MostNotes} more notes");
        }

        foreach (var error in errors)
        {
            terminal.Say("error", error);
        }

        return errors.Count == 0 ? ExitCodes.Fine : ExitCodes.Error;
    }

    public static int Tell(Terminal terminal, FlowResult result) => Tell(terminal, result.Notices, result.Errors);
}
