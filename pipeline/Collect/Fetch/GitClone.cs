using GraphSec.Pipeline.Collect.Run;

namespace GraphSec.Pipeline.Collect.Fetch;

/// <summary>
/// Brings the newest commit of a repository here with the git of this machine, so that its credentials count. What is in the
/// repository runs nothing: no hooks, no submodules, no filters (which large files by Git LFS are), and no way to change settings.
/// </summary>
internal static class GitClone
{
    private static readonly (string Name, string? Value)[] Quiet =
    [
        ("GIT_TERMINAL_PROMPT", "0"),
        ("GIT_ASKPASS", ""),
        ("SSH_ASKPASS", ""),
        ("GIT_ALLOW_PROTOCOL", "https:ssh:file"),
        ("GIT_LFS_SKIP_SMUDGE", "1"),
        ("GIT_DIR", null),
        ("GIT_WORK_TREE", null),
        ("GIT_INDEX_FILE", null),
        ("LC_ALL", "C"),
    ];

    private static readonly string[] Harmless =
    [
        "-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "-c", "core.protectNTFS=true", "-c", "core.protectHFS=true",
        "-c", "protocol.ext.allow=never", "-c", "submodule.recurse=false", "-c", "advice.detachedHead=false", "-c", "core.autocrlf=false",
    ];

    /// <param name="folder">A folder to make.</param>
    /// <exception cref="InputException">No git, no such repository, no permission, or no time left.</exception>
    public static void Run(GitAddress address, string folder, TimeSpan limit)
    {
        string[] branch = address.Ref is null ? [] : [$"--branch={address.Ref}"];
        var url = address.Url;
        Git(address, limit, Path.GetDirectoryName(folder)!,
            ["clone", "--quiet", "--depth=1", "--no-tags", "--single-branch", "--no-recurse-submodules", "--no-checkout", "--template=", .. branch, "--", url, folder]);
        // Stronger than what the repository says of its files: nothing is converted on its way out.
        var info = Directory.CreateDirectory(Path.Combine(folder, ".git", "info"));
        File.WriteAllText(Path.Combine(info.FullName, "attributes"), "* -filter -text -ident -eol -working-tree-encoding\n");
        Git(address, limit, folder, ["checkout", "--quiet", "--force", "HEAD", "--"]);
    }

    private static void Git(GitAddress address, TimeSpan limit, string folder, string[] arguments)
    {
        var ssh = Environment.GetEnvironmentVariable("GIT_SSH_COMMAND") is { Length: > 0 } own ? own : "ssh -oBatchMode=yes";
        var result = Subprocess.Run("git", [.. Harmless, .. arguments], folder, [.. Quiet, ("GIT_SSH_COMMAND", ssh)], limit)
            ?? throw new InputException($"cannot collect from '{address.Url}': there is no git on the path; install it, or collect from a folder");
        if (!result.IsFine)
        {
            throw new InputException($"cannot collect from '{address.Url}': git says: {result.Reason}; check the address and that 'git clone' works with it");
        }
    }
}
