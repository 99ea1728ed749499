namespace GraphSec.Pipeline.Collect.Run;

/// <summary>A terraform or tofu of this machine.</summary>
/// <param name="Program">Its path.</param>
/// <param name="limit">For each of its commands.</param>
internal sealed class TerraformProgram(string program, TimeSpan limit)
{
    private static readonly string[] Names = ["terraform", "tofu"];

    private static readonly (string Name, string? Value)[] Quiet =
    [
        ("TF_IN_AUTOMATION", "1"),
        ("TF_INPUT", "0"),
        ("CHECKPOINT_DISABLE", "1"),
        ("TF_WORKSPACE", null),
        ("TF_DATA_DIR", null),
        ("TF_LOG", null),
        ("TF_CLI_ARGS", null),
    ];

    /// <param name="named">Its path; empty to look for one.</param>
    /// <exception cref="InputException">There is none.</exception>
    public static TerraformProgram Find(string named, TimeSpan limit)
    {
        foreach (var name in named.Length > 0 ? [named] : Names)
        {
            if (new TerraformProgram(name, limit).Run(Path.GetTempPath(), "version") is { IsFine: true })
            {
                return new TerraformProgram(name, limit);
            }
        }

        throw new InputException(named.Length > 0
            ? $"'{named}' is no terraform that runs here; name the program: --with-terraform=/path/to/terraform"
            : "there is no terraform or tofu on the path; install one, or name it: --with-terraform=/path/to/terraform");
    }

    /// <returns>Null where there is no such program.</returns>
    public SubprocessResult? Run(string folder, params string[] arguments) => Subprocess.Run(program, arguments, folder, Quiet, limit);
}
