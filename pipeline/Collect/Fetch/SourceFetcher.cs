namespace GraphSec.Pipeline.Collect.Fetch;

/// <summary>Brings what a user named into folders: repositories are cloned, archives unpacked, folders and files taken as they are.</summary>
internal static class SourceFetcher
{
    private const int AtOnce = 4;

    /// <param name="temporary">A folder for what is brought here.</param>
    /// <param name="failed">Is told of each that could not be had, one line.</param>
    /// <returns>The others, in the order given.</returns>
    public static IReadOnlyList<FetchedSource> Fetch(IReadOnlyList<string> inputs, string temporary, TimeSpan limit, Action<InputException> failed)
    {
        var fetched = new FetchedSource?[inputs.Count];
        var faults = new InputException?[inputs.Count];
        Parallel.For(0, inputs.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, i =>
        {
            try
            {
                fetched[i] = Fetch(inputs[i], Path.Combine(temporary, i.ToString()), limit);
            }
            catch (InputException fault)
            {
                faults[i] = fault;
            }
        });
        foreach (var fault in faults.OfType<InputException>())
        {
            failed(fault);
        }

        return [.. fetched.OfType<FetchedSource>()];
    }

    /// <summary>Whether a text names something that is no path.</summary>
    public static bool IsAddress(string input) => GitAddress.IsOne(input);

    private static FetchedSource Fetch(string input, string parent, TimeSpan limit)
    {
        if (!Path.Exists(input) && GitAddress.IsOne(input))
        {
            var address = GitAddress.Parse(input);
            Directory.CreateDirectory(parent);
            GitClone.Run(address, Path.Combine(parent, address.Name), limit);
            return new FetchedSource(input, Path.Combine(parent, address.Name));
        }

        if (!Archive.IsOne(input))
        {
            return new FetchedSource(input, input);
        }

        var folder = Path.Combine(parent, Archive.NameOf(input));
        return new FetchedSource(input, folder) { Notices = Archive.Unpack(input, folder) };
    }
}
