using GraphSec.Pipeline;

namespace GraphSec.Cli;

/// <summary>Shows on standard error how far long work is, where that is a terminal.</summary>
internal static class Progress
{
    public static T Show<T>(Terminal terminal, Func<Action<FlowStep>?, T> work) =>
        terminal.ErrorIsTerminal ? ProgressBars.Show(terminal.Error, work) : work(null);

    public static void Show(Terminal terminal, Action<Action<FlowStep>?> work) => Show(terminal, step =>
    {
        work(step);
        return 0;
    });
}
