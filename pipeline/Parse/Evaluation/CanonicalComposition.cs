using System.Text;

namespace GraphSec.Pipeline.Parse.Evaluation;

/// <summary>
/// Unicode normalization form C (Unicode Standard Annex 15), which every string of the language is in. The runtime has it only
/// with the cultures that this program goes without.
/// </summary>
internal static class CanonicalComposition
{
    private const int HangulBase = 0xAC00;
    private const int LeadBase = 0x1100;
    private const int VowelBase = 0x1161;
    private const int TailBase = 0x11A7;
    private const int Leads = 19;
    private const int Vowels = 21;
    private const int Tails = 28;

    private static readonly Lazy<NormalizationTable> Table = new(NormalizationTable.Load);

    public static string Normalize(string text)
    {
        // Below U+0300 nothing combines: this is nearly all text there is.
        if (text.AsSpan().IndexOfAnyExceptInRange('\0', '\u02FF') < 0)
        {
            return text;
        }

        var points = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            Decompose(rune.Value, points);
        }

        Reorder(points);
        Compose(points);
        var result = new StringBuilder(text.Length);
        foreach (var point in points)
        {
            result.Append(char.ConvertFromUtf32(point));
        }

        return result.ToString();
    }

    private static void Decompose(int point, List<int> points)
    {
        var syllable = point - HangulBase;
        if (syllable is >= 0 and < Leads * Vowels * Tails)
        {
            points.Add(LeadBase + (syllable / (Vowels * Tails)));
            points.Add(VowelBase + (syllable % (Vowels * Tails) / Tails));
            if (syllable % Tails > 0)
            {
                points.Add(TailBase + (syllable % Tails));
            }
        }
        else if (Table.Value.Parts.TryGetValue(point, out var parts))
        {
            Decompose(parts.First, points);
            if (parts.Second > 0)
            {
                Decompose(parts.Second, points);
            }
        }
        else
        {
            points.Add(point);
        }
    }

    /// <summary>Marks of different classes are put in order of class; those of one class stay as they are.</summary>
    private static void Reorder(List<int> points)
    {
        for (var i = 0; i < points.Count; i++)
        {
            var start = i;
            while (i < points.Count && Table.Value.ClassOf(points[i]) > 0)
            {
                i++;
            }

            if (i - start > 1)
            {
                var marks = points.GetRange(start, i - start).OrderBy(Table.Value.ClassOf).ToList();
                for (var at = 0; at < marks.Count; at++)
                {
                    points[start + at] = marks[at];
                }
            }
        }
    }

    private static void Compose(List<int> points)
    {
        var starter = -1;
        var kept = 0;
        var lastClass = 0;
        for (var i = 0; i < points.Count; i++)
        {
            var own = Table.Value.ClassOf(points[i]);
            if (starter >= 0 && (kept == starter + 1 || lastClass < own) && Pair(points[starter], points[i]) is { } whole)
            {
                points[starter] = whole;
                continue;
            }

            if (own == 0)
            {
                starter = kept;
            }

            lastClass = own;
            points[kept++] = points[i];
        }

        points.RemoveRange(kept, points.Count - kept);
    }

    private static int? Pair(int first, int second)
    {
        var (lead, vowel) = (first - LeadBase, second - VowelBase);
        if (lead is >= 0 and < Leads && vowel is >= 0 and < Vowels)
        {
            return HangulBase + (((lead * Vowels) + vowel) * Tails);
        }

        var (syllable, tail) = (first - HangulBase, second - TailBase);
        if (syllable is >= 0 and < Leads * Vowels * Tails && syllable % Tails == 0 && tail is > 0 and < Tails)
        {
            return first + tail;
        }

        return Table.Value.Wholes.TryGetValue((first, second), out var whole) ? whole : null;
    }
}
