using System.Security.Cryptography;
using System.Text;
using GraphSec.Tests.Architecture;
using GraphSec.Tests.Cli;
using GraphSec.Tests.Pipeline.Artifacts;

namespace GraphSec.Tests.Pipeline;

/// <summary>
/// Does what <c>dvc repro</c> does, without DVC: in the order of their dependencies, runs the stages whose command, parameters,
/// dependencies or outputs are not those of their last run. Sources of the program count as unchanged.
/// </summary>
internal sealed class Reproduction(ScratchFolder folder, DvcPipeline pipeline)
{
    private readonly Dictionary<string, string> locked = new(StringComparer.Ordinal);

    public DvcPipeline Pipeline => pipeline;

    /// <returns>The stages that ran.</returns>
    public List<string> Run()
    {
        var ran = new List<string>();
        foreach (var stage in pipeline.InOrder())
        {
            if (locked.GetValueOrDefault(stage.Name) != State(stage))
            {
                Run(stage);
                locked[stage.Name] = State(stage);
                ran.Add(stage.Name);
            }
        }

        return ran;
    }

    private void Run(DvcStage stage)
    {
        var before = folder.Files().ToDictionary(file => file, Content, StringComparer.Ordinal);
        // DVC takes outputs away before it runs a stage.
        foreach (var output in stage.Outputs.Where(output => Directory.Exists(folder[output])))
        {
            Directory.Delete(folder[output], recursive: true);
        }

        var run = new GraphSecRun().In(folder.Path).Run(pipeline.Arguments(stage));
        Assert.True(run.Code == 0, $"{stage.Name}: {run.Error}");
        Assert.Equal("", run.Out);
        Assert.All(stage.Outputs, output => Assert.True(Path.Exists(folder[output]), output));
        var after = folder.Files().ToDictionary(file => file, Content, StringComparer.Ordinal);
        Assert.Equal(Rest(before), Rest(after));

        IEnumerable<KeyValuePair<string, string>> Rest(Dictionary<string, string> files) => files
            .Where(file => !stage.Outputs.Any(output => file.Key == output || file.Key.StartsWith(output + "/", StringComparison.Ordinal)))
            .OrderBy(file => file.Key, StringComparer.Ordinal);
    }

    private string State(DvcStage stage)
    {
        var state = new StringBuilder(string.Join(' ', pipeline.Arguments(stage)));
        var files = folder.Files();
        foreach (var path in stage.Dependencies.Concat(stage.Outputs))
        {
            foreach (var file in files.Where(file => file == path || file.StartsWith(path + "/", StringComparison.Ordinal)))
            {
                state.Append('\n').Append(file).Append(' ').Append(Content(file));
            }
        }

        return state.ToString();
    }

    private string Content(string file) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(folder[file])));
}
