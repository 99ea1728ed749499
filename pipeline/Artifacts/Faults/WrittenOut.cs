using GraphSec.Models;

namespace GraphSec.Pipeline.Artifacts.Faults;

/// <summary>Faults that write into the code what a variable or another resource gave: a project, a key, a password.</summary>
internal static class WrittenOut
{
    /// <summary>Other places of the same name that are given a value, from which on a graph has the habit of giving it.</summary>
    private const int Enough = 3;

    /// <summary>Words of the names of secrets.</summary>
    private static readonly string[] Secrets =
    [
        "password", "secret", "token", "api_key", "access_key", "private_key", "credential", "connection_string", "passphrase",
    ];

    /// <summary>Resources that are a secret, and where it stands in them.</summary>
    private static readonly HashSet<string> SecretPaths = new(StringComparer.Ordinal)
    {
        "azurerm_key_vault_secret value", "github_actions_secret plaintext_value", "google_secret_manager_secret_version secret_data",
        "aws_secretsmanager_secret_version secret_string",
    };

    /// <summary>What three of four places of the name are given.</summary>
    public static FaultEdit? Value(EditableGraph graph, int block, Pcg32 random)
    {
        var given = Given(graph, block).FindAll(cell => Cell.LeafOf(cell.Path) != "name" && IsHabit(graph, block, Cell.LeafOf(cell.Path)));
        if (given.Count == 0)
        {
            return null;
        }

        var cell = given[random.Next(given.Count)];
        return new FaultEdit(() => graph.Set(block, cell.Path, KindOf(cell)));
    }

    /// <summary>What is called a secret.</summary>
    public static FaultEdit? Secret(EditableGraph graph, int block, Pcg32 random)
    {
        var given = Given(graph, block).FindAll(cell => SecretPaths.Contains($"{graph.TypeOf(block)} {cell.Path}")
            || Array.Exists(Secrets, word => Cell.LeafOf(cell.Path).Contains(word, StringComparison.OrdinalIgnoreCase)
                && !Cell.LeafOf(cell.Path).EndsWith("_name", StringComparison.Ordinal) && !Cell.LeafOf(cell.Path).EndsWith("_id", StringComparison.Ordinal)
                && !Cell.LeafOf(cell.Path).EndsWith("_arn", StringComparison.Ordinal)));
        if (given.Count == 0)
        {
            return null;
        }

        var path = given[random.Next(given.Count)].Path;
        return new FaultEdit(() => graph.Set(block, path, "word"));
    }

    private static List<Cell> Given(EditableGraph graph, int block) => graph.HasAttributes
        ? [.. graph.CellsOf(block).Where(cell => cell.IsGiven && graph.CellsAt(block, cell.Path).Count == 1)]
        : [];

    private static bool IsHabit(EditableGraph graph, int block, string leaf)
    {
        var (given, all) = graph.Given(block, leaf);
        return given >= Enough && given * 4 >= all * 3;
    }

    /// <summary>As featurize names such a text: an ARN by its service, an image by what pins it, else a word.</summary>
    private static string KindOf(Cell cell) => ContainerImage.IsAt(cell.Path) ? ContainerImage.Version
        : !Cell.LeafOf(cell.Path).EndsWith("arn", StringComparison.Ordinal) ? "word"
        : cell.Shape.StartsWith($"{Cell.Arrow}aws_", StringComparison.Ordinal) ? $"arn of {Service(cell.Shape[(Cell.Arrow.Length + 4)..])}"
        : "arn of iam";

    private static string Service(string type) => type[..(type.IndexOf('_', StringComparison.Ordinal) is > 0 and var end ? end : type.Length)];
}
