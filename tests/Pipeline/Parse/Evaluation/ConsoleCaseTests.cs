using System.Runtime.CompilerServices;
using GraphSec.Pipeline.Parse.Evaluation;

namespace GraphSec.Tests.Pipeline.Parse.Evaluation;

/// <summary>
/// Every line of Cases/*.txt is an expression, a tab, and what terraform 1.11.4's console answered to jsonencode of it:
/// JSON, "error", or "unknown" for (known after apply).
/// </summary>
public class ConsoleCaseTests
{
    private static readonly string Folder = Here();

    public static TheoryData<string> Families() =>
        [.. Directory.EnumerateFiles(Path.Combine(Folder, "Cases"), "*.txt").Select(file => Path.GetFileName(file)).Order()];

    [Theory]
    [MemberData(nameof(Families))]
    public void Agrees_with_terraform_console(string family)
    {
        var disagreements = new List<string>();
        foreach (var line in File.ReadLines(Path.Combine(Folder, "Cases", family)))
        {
            var parts = line.Split('\t');
            var answer = Answer(parts[0]);
            if (answer != parts[1])
            {
                disagreements.Add($"{parts[0]}\n  expected {parts[1]}\n  answered {answer}");
            }
        }

        Assert.True(disagreements.Count == 0, $"{disagreements.Count}\n{string.Join('\n', disagreements)}");
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    private static string Answer(string expression)
    {
        var folder = Path.Combine(Folder, "Files");
        var context = new FunctionContext { ModuleFolder = folder, RootFolder = folder };
        try
        {
            var value = CallExpression.Evaluate(expression, context);
            FunctionLibrary.TryCall("jsonencode", [value], context, out var json);
            return json.IsKnown ? json.Text : "unknown";
        }
        catch (EvaluationException)
        {
            return "error";
        }
    }
}
