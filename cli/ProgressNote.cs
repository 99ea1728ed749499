using System.Collections.Concurrent;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GraphSec.Cli;

/// <summary>What a stage is at, behind its bar, where a change of length moves nothing.</summary>
internal sealed class ProgressNote : ProgressColumn
{
    private const int Widest = 40;

    private readonly ConcurrentDictionary<int, string> notes = [];

    protected override bool NoWrap => true;

    public void Set(ProgressTask task, string note) => notes[task.Id] = note.Length <= Widest ? note : "…" + note[^(Widest - 1)..];

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new Text(notes.GetValueOrDefault(task.Id, ""));
}
