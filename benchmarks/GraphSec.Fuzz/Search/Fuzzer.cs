using System.Diagnostics;

namespace GraphSec.Fuzz.Search;

/// <summary>Mutates inputs, keeps those that show something new, and writes down those that a reader fails on.</summary>
internal sealed class Fuzzer(IReader reader, FuzzOptions options, TextWriter output)
{
    private readonly Novelty novelty = new();
    private readonly FindFolder finds = new(options.Save, reader.Name);

    public long Executions { get; private set; }

    public int Finds => finds.Count;

    public string CurrentFile => finds.CurrentFile;

    /// <param name="folders">Where seeds come from.</param>
    public void Run(IEnumerable<string> folders)
    {
        var pool = Seeds.Of(reader, folders, options.Longest);
        var clock = Stopwatch.StartNew();
        using var trial = new Trial(reader, novelty, options.LimitSeconds);
        using var current = new CurrentInput(finds.CurrentFile, options.Longest);
        output.WriteLine($"{reader.Name}: {pool.Count} seeds");
        foreach (var seed in pool.ToArray())
        {
            Try(seed);
        }

        novelty.Take();
        var random = new Random(options.Seed);
        var mutator = new Mutator(random, reader.Words, options.Longest);
        var told = clock.Elapsed;
        while (clock.Elapsed.TotalMinutes < options.Minutes && Executions < options.Executions)
        {
            // Half of the time from the newest: what was kept last is least explored.
            var from = random.Next(2) == 0 ? random.Next(pool.Count) : pool.Count - 1 - random.Next(Math.Min(pool.Count, 64));
            var input = mutator.Mutate(pool[from], pool[random.Next(pool.Count)]);
            Try(input);
            if (novelty.Take())
            {
                pool.Add(input);
            }

            if (clock.Elapsed - told > TimeSpan.FromMinutes(1))
            {
                told = clock.Elapsed;
                output.WriteLine($"{reader.Name}: {(int)told.TotalMinutes} min, {Tally}, {pool.Count} kept");
            }
        }

        output.WriteLine($"{reader.Name}: done, {Tally}, {pool.Count} kept");

        void Try(byte[] input)
        {
            Executions++;
            current.Set(input);
            if (trial.Of(input) is { } find && !finds.IsKnown(find.Kind))
            {
                var small = find.Kind is "slow" or "large" ? input : Minimiser.Minimise(input, less => trial.Of(less)?.Kind == find.Kind);
                finds.Add(find with { Input = small });
                output.WriteLine($"{reader.Name}: found {find.Kind}");
            }
        }
    }

    private string Tally => $"{Executions} executions, {novelty.Count} features, {finds.Count} finds";
}
