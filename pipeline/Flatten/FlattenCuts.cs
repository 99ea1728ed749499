using System.Security.Cryptography;
using System.Text;

namespace GraphSec.Pipeline.Flatten;

/// <summary>Counts what the limits of <see cref="FlattenOptions"/> cut, and says it: a line a limit, with the first case.</summary>
internal sealed class FlattenCuts(FlattenOptions options)
{
    private int deep;
    private int columns;
    private int tableColumns;
    private int items;
    private int texts;
    private string firstDeep = "";
    private string firstColumn = "";
    private string firstTableColumn = "";
    private string firstItem = "";
    private string firstText = "";

    public void Deep(string address, string path) => Note(ref deep, ref firstDeep, address, path);

    public void Column(string address, string path) => Note(ref columns, ref firstColumn, address, path);

    public void TableColumn(string address, string path) => Note(ref tableColumns, ref firstTableColumn, address, path);

    public void Item(string address, string path) => Note(ref items, ref firstItem, address, path);

    /// <summary>The text, or its beginning with its length and digest, so that different texts stay different.</summary>
    public string Shortened(string address, string path, string text)
    {
        if (text.Length <= options.MaxTextLength)
        {
            return text;
        }

        Note(ref texts, ref firstText, address, path);
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
        return $"{text.AsSpan(0, options.MaxTextLength)}… ({text.Length} characters, {digest})";
    }

    public List<string> Notices()
    {
        var notices = new List<string>();
        Add(notices, deep, "values deeper than", options.MaxDepth, "steps left out", firstDeep, "max-depth");
        Add(notices, columns, "values beyond", options.MaxColumns, "columns of a resource left out", firstColumn, "max-columns");
        Add(notices, tableColumns, "values beyond", options.MaxTableColumns, "columns of a table left out", firstTableColumn,
            "max-table-columns");
        Add(notices, items, "list items beyond", options.MaxItems, "left out", firstItem, "max-items");
        Add(notices, texts, "texts longer than", options.MaxTextLength, "characters cut", firstText, "max-text-length");
        return notices;
    }

    private static void Note(ref int count, ref string first, string address, string path)
    {
        if (count++ == 0)
        {
            first = $"'{path}' of '{address}'";
        }
    }

    private static void Add(List<string> notices, int count, string what, int limit, string done, string first, string option)
    {
        if (count > 0)
        {
            notices.Add($"{count} {what} {limit} {done}, first {first}; see flatten.{option}");
        }
    }
}
