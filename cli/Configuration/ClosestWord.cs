namespace GraphSec.Cli.Configuration;

/// <summary>The word that somebody who mistyped one may have meant.</summary>
internal static class ClosestWord
{
    private const int MostEdits = 3;

    /// <summary>Null where nothing is close.</summary>
    public static string? To(string word, IReadOnlyList<string> known)
    {
        var best = known.MinBy(other => Edits(word, other));
        return best is not null && Edits(word, best) <= Math.Min(MostEdits, Math.Max(1, word.Length / 2)) ? best : null;
    }

    /// <summary>Letters to insert, delete or replace (Levenshtein 1966).</summary>
    private static int Edits(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = corner + (a[i - 1] == b[j - 1] ? 0 : 1);
                corner = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
