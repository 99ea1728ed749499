using GraphSec.Pipeline.Report;
using Spectre.Console;

namespace GraphSec.Cli;

/// <summary>Draws a text report on a terminal. Spectre.Console decides whether the terminal has colours, and honours NO_COLOR.</summary>
internal static class ColouredText
{
    public static Action<TextStyle, string> On(TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        // The terminal wraps long lines itself, and keeps them whole for copying.
        console.Profile.Width = 1 << 16;
        return (style, text) => console.Write(new Text(text, StyleOf(style)));
    }

    private static Style StyleOf(TextStyle style) => style switch
    {
        TextStyle.Heading => new Style(decoration: Decoration.Bold),
        TextStyle.Alarm => new Style(Color.Red, decoration: Decoration.Bold),
        TextStyle.Address => new Style(decoration: Decoration.Bold),
        TextStyle.Place => new Style(Color.Teal),
        _ => Style.Plain,
    };
}
