using System.CommandLine;
using GraphSec.Fuzz;
using GraphSec.Fuzz.Readers;
using GraphSec.Fuzz.Search;

var defaults = new FuzzOptions();
var name = new Argument<string>("READER").AcceptOnlyFromAmong([.. ReaderCatalog.Names]);
var minutes = new Option<double>("--minutes") { DefaultValueFactory = _ => defaults.Minutes };
var seed = new Option<int>("--seed") { DefaultValueFactory = _ => defaults.Seed };
var corpus = new Option<string?>("--corpus") { Description = "Folder of files to start from, beside examples/ and tests/Golden/" };
var memory = new Option<int>("--memory-mb") { DefaultValueFactory = _ => defaults.MemoryMegabytes };
var save = new Option<string>("--save") { DefaultValueFactory = _ => defaults.Save, Description = "Where finds are written" };
var limit = new Option<double>("--limit-seconds") { DefaultValueFactory = _ => defaults.LimitSeconds, Description = "Processor time for one input" };
var one = new Option<string?>("--one") { Description = "Read this file once and say what comes of it" };
var child = new Option<bool>("--child") { Hidden = true };
var root = new RootCommand("Feeds a reader inputs made to break it.") { name, minutes, seed, corpus, memory, save, limit, one, child };
root.SetAction(result =>
{
    var options = new FuzzOptions
    {
        Minutes = result.GetValue(minutes),
        Seed = result.GetValue(seed),
        Corpus = result.GetValue(corpus),
        MemoryMegabytes = result.GetValue(memory),
        Save = result.GetValue(save)!,
        LimitSeconds = result.GetValue(limit),
    };
    var reader = ReaderCatalog.Create(result.GetValue(name)!);
    if (result.GetValue(one) is { } file)
    {
        Find? find = null;
        OnSmallStack(() =>
        {
            using var trial = new Trial(reader, new Novelty(), options.LimitSeconds);
            find = trial.Of(File.ReadAllBytes(file));
        });
        Console.WriteLine(find is null ? "nothing" : $"{find.Kind}\n{find.Message}");
        return find is null ? 0 : 1;
    }

    if (!result.GetValue(child))
    {
        return new Offspring(reader.Name, options, Console.Out).Run() ? 0 : 1;
    }

    var fuzzer = new Fuzzer(reader, options, Console.Out);
    OnSmallStack(() => fuzzer.Run(["examples", "tests/Golden", options.Corpus ?? ""]));
    return fuzzer.Finds == 0 ? 0 : Offspring.EndedWithFinds;
});
return root.Parse(args).Invoke();

// The smallest stack that a caller is likely to have: what overflows there is a bug anywhere.
static void OnSmallStack(Action action)
{
    var thread = new Thread(() => action(), 1 << 20);
    thread.Start();
    thread.Join();
}
