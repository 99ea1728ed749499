namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>A judged cell as numbers: how odd it is by each witness, what kind of thing it is, and words that say what it is about.
/// </summary>
internal static class CellEvidence
{
    /// <summary>Numbers of a cell.</summary>
    public const int Width = 40 + Magnitudes + ReferenceContext.Width + HouseValues.Width;

    /// <summary>Of them those that say how large a value is.</summary>
    private const int Magnitudes = 4;

    /// <summary>Words of a cell, at the most.</summary>
    public const int Words = WordsAlone + 2 * Qualifiers.Most;

    /// <summary>Words of a cell by itself, at the most.</summary>
    private const int WordsAlone = 26;

    /// <summary>What parts the words of a name.</summary>
    internal const string Separators = "_<->~.";

    /// <param name="preference">Null has no opinion.</param>
    public static void Fill(TypeJudge judge, JudgedBlock judged, int block, JudgedCell cell, CellPreference? preference, Span<float> numbers)
    {
        var (seen, form) = (judge.CellOf(block, cell), judge.Form);
        var chance = Math.Min(1, judged.Chance(cell.Tail));
        var (path, usual) = (judge.PathOf(cell), judge.UsualOf(cell));
        var trained = judge.TrainedOf(cell);
        var outcome = judge.SeenOf(cell);
        var prior = judge.PriorOf(cell);
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
        var others = cell.Others;
        numbers[i++] = Log(others.Blocks);
        numbers[i++] = others.Seen / (others.Blocks + 1f);
        numbers[i++] = others.Usual / (others.Blocks + 1f);
        numbers[i++] = others.OfKind / (others.Blocks + 1f);
        numbers[i++] = others.Most / (others.Blocks + 1f);
        numbers[i++] = others.MostOfKind / (others.Blocks + 1f);
        numbers[i++] = Log(trained?.Blocks ?? 0);
        numbers[i++] = Log(judge.Repositories);
        numbers[i++] = Log(cell.Strength);
        numbers[i++] = Log(judged.Slots.Count);
        numbers[i++] = Is(prior < 0);
        numbers[i++] = Is(cell.IsTrained);
        numbers[i++] = Is(seen.Instances.Count > 0);
        numbers[i++] = seen.Instances.Count == 0 ? 1 : seen.Instances.Count / (float)judge.InstancesOf(block);
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
        numbers[i++] = (float)(preference?.Between(seen, usual) ?? 0);
        numbers[i++] = others.Habit is { } habit && preference is not null ? (float)preference.Between(seen, habit) : 0;
        numbers[i++] = outcome == Cell.Absent ? Namesakes.Count(judge.CellsOf(block), path) : 0;
        numbers[i..].Clear();
        if (judge.ComparesMagnitudes)
        {
            FillMagnitude(seen.Outcome, usual, judge.MagnitudesOf(cell), numbers[i..]);
        }

        i += Magnitudes;
        judge.References?.Fill(block, seen, numbers[i..]);
        judge.House?.Fill(seen, numbers[(i + ReferenceContext.Width)..]);
    }

    /// <summary>Whether a value has a size, how many times as large as usual it is, how far from anything that training saw, and how much of that
    /// lies beyond it.</summary>
    private static void FillMagnitude(string seen, string usual, TrainedMagnitudes? trained, Span<float> into)
    {
        var size = Magnitude.Of(seen);
        if (double.IsNaN(size))
        {
            return;
        }

        var expected = Expected(usual, trained);
        into[0] = 1;
        into[1] = double.IsNaN(expected) ? 0 : (float)Math.Clamp(Magnitude.Between(size, expected), -7, 7);
        into[2] = (float)Math.Min(7, trained?.Nearest(size) ?? 0);
        into[3] = trained is null ? 0 : Nats(trained.Beyond(size) + 1e-4);
    }

    /// <summary>The size of the usual value, or where it has none of the most frequent one that has; NaN where there is no such.</summary>
    private static double Expected(string usual, TrainedMagnitudes? trained) =>
        Magnitude.Of(usual) is var size && double.IsNaN(size) ? trained?.Usual ?? double.NaN : size;

    /// <summary>Hashes of words into 1 … buckets.</summary>
    /// <returns>How many.</returns>
    public static int Fill(TypeJudge judge, int block, JudgedCell cell, int buckets, Span<int> words)
    {
        var alone = FillAlone(judge, block, cell, buckets, words);
        return alone + FillBeside(judge, block, cell, buckets, words[alone..]);
    }

    /// <summary>Words for what a cell is together with others of its block.</summary>
    public static int FillBeside(TypeJudge judge, int block, JudgedCell cell, int buckets, Span<int> words)
    {
        var path = judge.PathOf(cell);
        if (Cell.IsStructural(path))
        {
            return 0;
        }

        var (seen, leaf) = (judge.CellOf(block, cell), Cell.LeafOf(path));
        var now = Kind(seen.Outcome, seen.Shape);
        var writer = new HashedWords(words, buckets);
        if (Qualifiers.Matter(leaf, now))
        {
            judge.QualifiersOf(block)?.Add(ref writer, path, leaf, now);
        }

        return writer.Count;
    }

    /// <summary>Words for a cell by itself: what it is called, what it holds, what would be usual.</summary>
    public static int FillAlone(TypeJudge judge, int block, JudgedCell cell, int buckets, Span<int> words)
    {
        var seen = judge.CellOf(block, cell);
        var path = judge.PathOf(cell);
        var leaf = Cell.IsStructural(path) ? path : Cell.LeafOf(path);
        var (now, usual) = (Kind(seen.Outcome, seen.Shape), Kind(judge.UsualOf(cell), ""));
        var writer = new HashedWords(words[..WordsAlone], buckets);
        writer.Add("s ", now);
        writer.Add("su ", now, " ", usual);
        writer.Add("l ", leaf);
        writer.Add("ls ", leaf, "=", now);
        writer.Add("ps ", path, "=", now);
        writer.Add("t ", judge.Type);
        writer.Add("ts ", judge.Type, path, now);
        if (leaf.Length < path.Length)
        {
            AddNames(ref writer, Cell.LeafOf(Cell.ParentOf(path)), now);
        }

        AddNames(ref writer, leaf, now);
        if (judge.ComparesMagnitudes && Size(seen.Outcome, judge.UsualOf(cell), judge.MagnitudesOf(cell)) is { } size)
        {
            AddSize(ref writer, leaf, size);
        }

        return writer.Count;
    }

    /// <summary>A retention that is shorter than usual matters, and a longer session.</summary>
    private static void AddSize(ref HashedWords writer, string leaf, string size)
    {
        writer.Add("o ", leaf, "=", size);
        foreach (var range in leaf.AsSpan().SplitAny(Separators))
        {
            if (!leaf.AsSpan(range).IsEmpty)
            {
                writer.Add("wo ", leaf.AsSpan(range), "=", size);
            }
        }
    }

    /// <summary>Whether a value is larger or smaller than usual; null where nobody can say.</summary>
    private static string? Size(string seen, string usual, TrainedMagnitudes? trained)
    {
        var (size, expected) = (Magnitude.Of(seen), Expected(usual, trained));
        var order = double.IsNaN(size) || double.IsNaN(expected) ? Magnitude.Compare(seen, usual) : size.CompareTo(expected);
        return order switch { null or 0 => null, < 0 => "less", _ => "more" };
    }

    /// <summary>What a name is made of: <c>storage</c> and <c>encrypted</c> of <c>storage_encrypted</c>.</summary>
    private static void AddNames(ref HashedWords writer, ReadOnlySpan<char> name, string now)
    {
        foreach (var range in name.SplitAny(Separators))
        {
            var word = name[range];
            if (!word.IsEmpty && writer.HasRoom(2) && writer.AddOnce("w ", word))
            {
                writer.Add("ws ", word, "=", now);
            }
        }
    }

    /// <summary>A value as a word: what kind it is where it is long.</summary>
    internal static string Kind(string outcome, string shape) =>
        outcome.StartsWith(Cell.Arrow, StringComparison.Ordinal) ? "ref"
        : outcome.StartsWith('"') && ManagedArn.Is(outcome.AsSpan(1)) ? ManagedArn.NameOf(outcome).ToLowerInvariant()
        : outcome.Length > 40 ? shape
        : outcome.ToLowerInvariant();

    private static float Nats(double p) => (float)-Math.Log(Math.Max(p, 1e-9));

    private static float Log(double count) => (float)Math.Log(1 + count);

    private static float Is(bool condition) => condition ? 1 : 0;
}
