using System.CommandLine;

namespace GraphSec.Conformance.Spec;

/// <summary>
/// Runs HCL's own test suite (github.com/hashicorp/hcl, specsuite/tests), with our reader in the place of <c>hcldec</c>.
/// </summary>
internal sealed class SpecSuite : ISuite
{
    private readonly Argument<string> checkout = new("CHECKOUT") { Description = "checkout of hashicorp/hcl" };

    public Command Command
    {
        get
        {
            var command = new Command("specsuite", "Run the HCL specification's test suite.") { checkout };
            command.SetAction(parsed => Run(parsed.GetValue(checkout)!, Console.Out));
            return command;
        }
    }

    private static int Run(string checkout, TextWriter output)
    {
        var folder = Path.Combine(checkout, "specsuite", "tests");
        if (!Directory.Exists(folder))
        {
            output.Write($"no folder \"{folder}\": give a checkout of hashicorp/hcl\n");
            return 1;
        }

        var (cases, passed) = (0, 0);
        foreach (var path in Directory.EnumerateFiles(folder, "*.t", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            cases++;
            var name = Path.GetRelativePath(folder, path)[..^2].Replace(Path.DirectorySeparatorChar, '/');
            var problems = SpecCase.Run(path[..^2]);
            passed += problems.Count == 0 ? 1 : 0;
            output.Write($"{(problems.Count == 0 ? "pass" : "FAIL")} {name}\n");
            foreach (var problem in problems)
            {
                output.Write($"  {problem}\n");
            }
        }

        output.Write($"{passed} of {cases} passed\n");
        return cases > 0 && passed == cases ? 0 : 1;
    }
}
