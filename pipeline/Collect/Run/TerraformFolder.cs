using System.IO.Compression;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Collect.Run;

/// <summary>
/// Has terraform say of a root module what it sees: <c>init</c> without a backend, <c>graph</c>, and <c>show -json</c> of each plan
/// that lies in the folder. It works on a copy; providers and modules that the code names are downloaded and run.
/// </summary>
/// <param name="folder">The copy.</param>
/// <param name="name">Of the module, among all sources.</param>
internal sealed class TerraformFolder(TerraformProgram terraform, string folder, string name)
{
    /// <summary>What the graph is saved as.</summary>
    public const string GraphFile = "terraform-graph.dot";

    private const string PlanEntry = "tfplan";
    private const string LockFile = ".terraform.lock.hcl";

    /// <summary>With a backend that nobody logged in to, <c>graph</c> refuses; a file of this name puts one of this machine over it.</summary>
    private const string BackendFile = "zz_graphsec_override.tf";

    /// <summary>Runs init, for which providers are fetched.</summary>
    /// <returns>Why it failed, or null.</returns>
    public string? Initialize(string origin)
    {
        if (File.Exists(Path.Combine(origin, LockFile)))
        {
            File.Copy(Path.Combine(origin, LockFile), Path.Combine(folder, LockFile), overwrite: true);
        }

        return Failed("init", terraform.Run(folder, "init", "-backend=false", "-input=false", "-no-color"));
    }

    /// <summary>Writes the graph into the folder.</summary>
    /// <returns>Why it failed, or null.</returns>
    public string? Graph()
    {
        var result = terraform.Run(folder, "graph");
        if (result is { IsFine: false } && (result.Errors + result.Output).Contains("nitialization required", StringComparison.Ordinal))
        {
            File.WriteAllText(Path.Combine(folder, BackendFile), "terraform {\n  backend \"local\" {}\n}\n");
            terraform.Run(folder, "init", "-input=false", "-no-color", "-reconfigure");
            result = terraform.Run(folder, "graph");
        }

        if (Failed("graph", result) is { } failed)
        {
            return failed;
        }

        AtomicFile.WriteText(Path.Combine(folder, GraphFile), result!.Output);
        return null;
    }

    /// <summary>Writes a plan that terraform saved in its own form as JSON beside it.</summary>
    /// <param name="plan">Full path.</param>
    /// <returns>Why it failed, or null.</returns>
    public string? Show(string plan)
    {
        var file = Path.GetFileName(plan);
        File.Copy(plan, Path.Combine(folder, file), overwrite: true);
        var result = terraform.Run(folder, "show", "-json", "-no-color", file);
        if (Failed($"show -json {file}", result) is { } failed)
        {
            return failed;
        }

        AtomicFile.WriteText(Path.Combine(folder, file + ".json"), result!.Output);
        return null;
    }

    /// <summary>The plans in a folder that terraform saved in its own form: a zip with an entry of a certain name.</summary>
    public static IReadOnlyList<string> Plans(string folder)
    {
        var plans = new List<string>();
        foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            if (BoundedFile.LengthOf(file) is > 0 and < BoundedFile.Most && IsPlan(file))
            {
                plans.Add(file);
            }
        }

        return plans;
    }

    private static bool IsPlan(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            Span<byte> head = stackalloc byte[2];
            if (stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !head.SequenceEqual("PK"u8))
            {
                return false;
            }

            stream.Position = 0;
            using var zip = new ZipArchive(stream);
            return zip.GetEntry(PlanEntry) is not null;
        }
        catch (Exception error) when (error is InvalidDataException || FileFailure.IsFileSystem(error))
        {
            return false;
        }
    }

    private string? Failed(string command, SubprocessResult? result) => result is { IsFine: true }
        ? null
        : $"'{name}': terraform {command} failed: {result?.Reason ?? "it is gone"}; run it there yourself, or collect without --with-terraform";
}
