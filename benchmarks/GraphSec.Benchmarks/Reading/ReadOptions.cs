namespace GraphSec.Benchmarks.Reading;

/// <param name="Hcl">More folders whose .tf files are read: checkouts of real repositories.</param>
/// <param name="StateMegabytes">More sizes of made-up states, in megabytes of disk.</param>
/// <param name="RunTerraform">Run <c>terraform graph</c> on the folder of 5,000 resources, which takes minutes.</param>
internal sealed record ReadOptions(string[] Hcl, int[] StateMegabytes, bool RunTerraform)
{
    public static ReadOptions Parse(string[] arguments) => new(
        [.. Values(arguments, "--hcl=")],
        [.. Values(arguments, "--state-mb=").Select(int.Parse)],
        arguments.Contains("--terraform"));

    private static IEnumerable<string> Values(string[] arguments, string name) =>
        arguments.Where(argument => argument.StartsWith(name, StringComparison.Ordinal)).Select(argument => argument[name.Length..]);
}
