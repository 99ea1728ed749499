using System.Diagnostics;
using System.Text.Json;
using GraphSec.Models;

namespace GraphSec.Tests.Models.Torch;

/// <summary>Every kernel set against what PyTorch computed.</summary>
public sealed class GoldenTests
{
    private const string Python = "/usr/bin/python3";

    public static TheoryData<string> Sets => [.. KernelSets.Names];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Results_and_gradients_are_those_of_PyTorch(string set)
    {
        var golden = Golden.Read().GetProperty("operations");
        Assert.Equal(golden.EnumerateObject().Select(p => p.Name), Golden.Operations.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, (run, shapes)) in Golden.Operations)
        {
            using var tape = new Tape(KernelSets.Create(set), 3);
            var inputs = shapes.Select((s, i) => Golden.Fill(s.Rows, s.Columns, i + 7, 1.5f)).ToArray();
            tape.Adopt(inputs);
            var result = run(tape, inputs);
            var weights = Golden.Fill(result.Rows, result.Columns, 99);
            tape.Adopt(weights);
            tape.Backward(tape.Sum(tape.Multiply(result, weights)));
            Numbers.Close(Golden.Numbers(golden.GetProperty(name).GetProperty("result")), result.Read(), 2e-5f, name);
            foreach (var (expected, input) in golden.GetProperty(name).GetProperty("gradients").EnumerateArray().Zip(inputs))
            {
                Numbers.Close(Golden.Numbers(expected), input.ReadGradient(), 2e-5f, name + "'");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Ten_steps_lose_what_they_lose_in_PyTorch(string set)
    {
        using var run = new GoldenTraining(KernelSets.Create(set));
        float[] losses = [.. Enumerable.Range(0, 10).Select(_ => run.Step())];
        Numbers.Close(Golden.Numbers(Golden.Read().GetProperty("losses")), losses, 1e-4f, set);
    }

    [Fact]
    public void PyTorch_still_computes_what_was_stored()
    {
        var start = new ProcessStartInfo(Python, [Path.Combine(Golden.Folder, "golden.py")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var (code, output, error) = File.Exists(Python) ? Run(start) : (127, "", $"no {Python}");
        if (code != 0 && error.Contains("No module named 'torch'", StringComparison.Ordinal) || code == 127)
        {
            Assert.False(OutsideProgram.MustBeThere, "python3-torch is not installed");
            Assert.Skip("python3-torch is not installed");
        }

        Assert.True(code == 0, error);
        var (stored, now) = (Golden.Read(), JsonDocument.Parse(output).RootElement);
        Numbers.Close(All(stored), All(now), 2e-6f, "golden.json");
    }

    private static float[] All(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => [.. element.EnumerateObject().SelectMany(property => All(property.Value))],
        JsonValueKind.Array => [.. element.EnumerateArray().SelectMany(All)],
        _ => [element.GetSingle()],
    };

    private static (int Code, string Output, string Error) Run(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
