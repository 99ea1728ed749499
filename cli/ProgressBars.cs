using GraphSec.Pipeline;
using Spectre.Console;

namespace GraphSec.Cli;

/// <summary>A bar a stage. Apart from <see cref="Progress"/>, so that its library is loaded only where it draws.</summary>
internal static class ProgressBars
{
    public static T Show<T>(TextWriter output, Func<Action<FlowStep>?, T> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = AnsiSupport.Yes,
            Interactive = InteractionSupport.Yes,
        });
        var note = new ProgressNote();
        return console.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(),
                new ElapsedTimeColumn(), new RemainingTimeColumn(), note)
            .Start(context =>
            {
                var bars = new Dictionary<string, ProgressTask>(StringComparer.Ordinal);
                ProgressTask? current = null;
                return work(step =>
                {
                    if (!bars.TryGetValue(step.Stage, out var bar))
                    {
                        Finish(current);
                        bars[step.Stage] = bar = context.AddTask(step.Stage);
                    }

                    current = bar;
                    bar.IsIndeterminate = step.Total == 0;
                    bar.MaxValue = Math.Max(1, step.Total);
                    bar.Value = step.Done;
                    note.Set(bar, step.Note);
                });
            });
    }

    /// <summary>The next stage has begun: whether this one counted to its end or stopped early, it is done.</summary>
    private static void Finish(ProgressTask? bar)
    {
        if (bar is null)
        {
            return;
        }

        bar.IsIndeterminate = false;
        bar.Value = bar.MaxValue;
        bar.StopTask();
    }
}
