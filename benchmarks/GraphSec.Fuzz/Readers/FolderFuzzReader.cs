using System.Text;

namespace GraphSec.Fuzz.Readers;

/// <summary>Folders of code with their modules, as one text: a line <c>==&gt; path</c> before each file.</summary>
internal sealed class FolderFuzzReader : IReader
{
    private const string Mark = "==> ";
    private const int MostFiles = 40;

    private readonly ScratchModule scratch = new();

    public string Name => "folder";

    public IReadOnlyList<string> Words { get; } =
    [
        .. HclWords.Syntax, .. HclWords.Terraform, .. HclWords.Calls, "\n==> m/main.tf\n", "\n==> b.tf\n", "\n==> main_override.tf\n", "\n==> x.tf.json\n", "\n==> terraform.tfvars\n", "\n==> main.tofu\n",
        "\n==> t\n", "\n==> .terraform/modules/modules.json\n", "\n==> m/m/main.tf\n",
    ];

    public IEnumerable<byte[]> SeedsOf(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        if (!IsCode(path) || Directory.EnumerateFiles(folder).Where(IsCode).Order(StringComparer.Ordinal).First() != path)
        {
            return [];
        }

        var text = new StringBuilder();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(IsCode).Order(StringComparer.Ordinal).Take(MostFiles))
        {
            text.Append(Mark).Append(Path.GetRelativePath(folder, file)).Append('\n').Append(File.ReadAllText(file)).Append('\n');
        }

        return [Encoding.UTF8.GetBytes(text.ToString())];
    }

    public void Read(byte[] input, Novelty novelty)
    {
        scratch.Clear();
        var text = Encoding.Latin1.GetString(input);
        var name = "main.tf";
        var start = 0;
        for (var files = 0; files < MostFiles; files++)
        {
            var next = text.IndexOf("\n" + Mark, start, StringComparison.Ordinal);
            scratch.Write(name, text[start..(next < 0 ? text.Length : next)], Encoding.Latin1);
            if (next < 0)
            {
                break;
            }

            var line = next + 1 + Mark.Length;
            var end = text.IndexOf('\n', line);
            end = end < 0 ? text.Length : end;
            name = text[line..end];
            start = Math.Min(text.Length, end + 1);
        }

        scratch.Read(novelty);
    }

    private static bool IsCode(string path) =>
        path.EndsWith(".tf", StringComparison.Ordinal) || path.EndsWith(".tf.json", StringComparison.Ordinal) || path.EndsWith(".tfvars", StringComparison.Ordinal);
}
