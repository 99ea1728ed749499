namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>A judged cell as numbers: how odd it is by each witness, what kind of thing it is, and words that say what it is about.
/// </summary>
internal static class CellEvidence
{
    /// <summary>Numbers of a cell.</summary>
    public const int Width = 30;

    /// <summary>Words of a cell, at the most.</summary>
    public const int Words = 18;

    public static void Fill(TypeJudge judge, JudgedBlock judged, int block, JudgedCell cell, Span<float> numbers)
    {
        var (seen, form) = (judge.CellOf(block, cell), judge.Form);
        var chance = Math.Min(1, judged.Chance(cell.Tail));
        var (path, usual) = (judge.PathOf(cell), judge.UsualOf(cell));
        var trained = judge.TrainedOf(cell);
        var outcome = judge.SeenOf(cell);
        var prior = trained is not null && cell.Seen < trained.Outcomes.Count
            ? (trained.Outcomes[cell.Seen].Blocks + 0.5) / (trained.Outcomes.Sum(o => o.Blocks) + 0.5 * trained.Outcomes.Count)
            : -1;
        var i = 0;
        numbers[i++] = Nats(cell.Tail);
        numbers[i++] = Nats(cell.Probability);
        numbers[i++] = Nats(cell.Expected);
        numbers[i++] = Nats(cell.ExpectedTail);
        numbers[i++] = prior < 0 ? 0 : Nats(prior);
        numbers[i++] = Nats(1 - cell.UsualProbability);
        numbers[i++] = Nats(chance);
        numbers[i++] = Log(cell.Peers);
        numbers[i++] = (float)(cell.PeersSeen / (cell.Peers + 1));
        numbers[i++] = (float)(cell.PeersUsual / (cell.Peers + 1));
        numbers[i++] = Log(cell.PeersSeen);
        numbers[i++] = Log(cell.PeersUsual);
        numbers[i++] = Log(trained?.Blocks ?? 0);
        numbers[i++] = Log(judge.Repositories);
        numbers[i++] = Log(cell.Strength);
        numbers[i++] = Log(judged.Slots.Count);
        numbers[i++] = Is(prior < 0);
        numbers[i++] = Is(cell.IsTrained);
        numbers[i++] = Is(seen.Instances.Count > 0);
        numbers[i++] = Is(outcome == Cell.Absent);
        numbers[i++] = Is(usual == Cell.Absent);
        numbers[i++] = Is(outcome.StartsWith(Cell.Arrow, StringComparison.Ordinal));
        numbers[i++] = Is(usual.StartsWith(Cell.Arrow, StringComparison.Ordinal));
        numbers[i++] = Is(outcome == Cell.Present);
        numbers[i++] = Is(Cell.IsStructural(path));
        numbers[i++] = Is(Cell.IsReduced(path));
        numbers[i++] = Is(Outcomes.IsQuantity(outcome));
        numbers[i++] = path.AsSpan().Count('.');
        numbers[i++] = Is(form == SourceForm.Configuration);
        numbers[i++] = Is(form == SourceForm.Plan);
    }

    /// <summary>Hashes of words into 1 … buckets.</summary>
    /// <returns>How many.</returns>
    public static int Fill(TypeJudge judge, int block, JudgedCell cell, int buckets, Span<int> words)
    {
        var seen = judge.CellOf(block, cell);
        var path = judge.PathOf(cell);
        var structural = Cell.IsStructural(path);
        var leaf = structural ? path : Cell.LeafOf(path);
        var (now, usual) = (Kind(seen.Outcome, seen.Shape), Kind(judge.UsualOf(cell), ""));
        var n = 0;
        Add("s " + now, words);
        Add("su " + now + " " + usual, words);
        Add("l " + leaf, words);
        Add("ls " + leaf + "=" + now, words);
        Add("ps " + path + "=" + now, words);
        var before = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in (structural ? path : leaf.Length < path.Length ? Cell.LeafOf(Cell.ParentOf(path)) + "_" + leaf : leaf)
            .Split((char[])['_', '<', '-', '>', '~', '.'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (before.Add(word) && n + 1 < words.Length)
            {
                Add("w " + word, words);
                Add("ws " + word + "=" + now, words);
            }
        }

        return n;

        void Add(string word, Span<int> into)
        {
            if (n < into.Length)
            {
                into[n++] = 1 + (int)(Hash(word) % (uint)(buckets - 1));
            }
        }
    }

    private static string Kind(string outcome, string shape) =>
        outcome.StartsWith(Cell.Arrow, StringComparison.Ordinal) ? "ref"
        : outcome.Length > 40 ? shape
        : outcome.ToLowerInvariant();

    private static float Nats(double p) => (float)-Math.Log(Math.Max(p, 1e-9));

    private static float Log(double count) => (float)Math.Log(1 + count);

    private static float Is(bool condition) => condition ? 1 : 0;

    /// <summary>FNV-1a, finished so that low bits depend on all.</summary>
    private static uint Hash(string word)
    {
        var h = 2166136261u;
        foreach (var c in word)
        {
            h = (h ^ c) * 16777619;
        }

        h = (h ^ (h >> 15)) * 0x2C1B3C6D;
        return h ^ (h >> 12);
    }
}
