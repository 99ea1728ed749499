using System.CommandLine;

namespace GraphSec.Conformance.Edges;

/// <summary>Compares the graphs read from code with those that <c>terraform graph</c> writes of the same code.</summary>
internal sealed class EdgesSuite : ISuite
{
    /// <summary>Precision and recall below it fail the run.</summary>
    private const double Target = 0.995;

    private readonly Argument<string[]> paths = new("PATH")
    {
        Description = "checkouts; every folder in them that holds .tf files is a case",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string[]> modules = new("--modules")
    {
        Description = "folders of checkouts, named owner+name or owner/name, that modules from elsewhere are taken from",
    };

    private readonly Option<string[]> providers = new("--provider")
    {
        Description = "providers that terraform can install here, as namespace/name",
        DefaultValueFactory = _ => ["hashicorp/aws"],
    };

    private readonly Option<bool> cut = new("--cut")
    {
        Description = "in the copy, cut out blocks of other providers and of modules not at hand, and put null where they "
            + "are named",
    };

    private readonly Option<string> terraform = new("--terraform")
    {
        Description = "the program to call; it inherits the environment",
        DefaultValueFactory = _ => "terraform",
    };

    private readonly Option<string?> keep = new("--keep") { Description = "folder that the copies are left in" };
    private readonly Option<bool> json = new("--json") { Description = "write JSON" };
    private readonly Option<int> parallel = new("--parallel")
    {
        Description = "folders at once",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    private readonly Option<int> limit = new("--limit")
    {
        Description = "seconds for one call of terraform",
        DefaultValueFactory = _ => 60,
    };

    public Command Command
    {
        get
        {
            var command = new Command("edges", "Compare what is read from code with what terraform graph says of it.")
            {
                paths, modules, providers, cut, terraform, keep, json, parallel, limit,
            };
            command.SetAction(parsed => Run(new EdgesOptions
            {
                Paths = parsed.GetValue(paths)!,
                Modules = parsed.GetValue(modules) ?? [],
                Providers = parsed.GetValue(providers)!,
                Cuts = parsed.GetValue(cut),
                Terraform = parsed.GetValue(terraform)!,
                Keep = parsed.GetValue(keep),
                Json = parsed.GetValue(json),
                Parallel = parsed.GetValue(parallel),
                Limit = TimeSpan.FromSeconds(parsed.GetValue(limit)),
            }));
            return command;
        }
    }

    private static int Run(EdgesOptions options)
    {
        var workplace = options.Keep is { } kept
            ? Directory.CreateDirectory(kept).FullName
            : Directory.CreateTempSubdirectory("graphsec-edges-").FullName;
        try
        {
            var results = new EdgesRun(options, workplace).Run();
            var totals = EdgeCounts.Sum(results.Select(result => result.Counts));
            if (options.Json)
            {
                EdgesReport.WriteJson(results, totals, Console.Out);
            }
            else
            {
                EdgesReport.WriteText(results, totals, Console.Out);
            }

            return totals.Both > 0 && totals.Precision >= Target && totals.Recall >= Target ? 0 : 1;
        }
        finally
        {
            if (options.Keep is null)
            {
                Directory.Delete(workplace, true);
            }
        }
    }
}
