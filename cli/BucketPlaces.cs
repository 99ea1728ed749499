using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Storage;

namespace GraphSec.Cli;

/// <summary>
/// Lets a command work on files where its user named places in buckets: what it reads is brought here first, what it wrote goes
/// there when it has ended. Made only where such a place is named, so that other runs load nothing of it.
/// </summary>
internal sealed class BucketPlaces : IDisposable
{
    private readonly Terminal terminal;
    private readonly BucketStore store;
    private readonly string folder = Directory.CreateTempSubdirectory("graphsec-").FullName;
    private readonly Dictionary<string, string> fetched = new(StringComparer.Ordinal);
    private readonly List<(OutputPlace Place, string Local)> outputs = [];
    private readonly List<(string Local, string Url)> names = [];
    private bool isKept;

    /// <param name="billingProject">Who pays, where not what the environment says.</param>
    /// <exception cref="InputException">Credentials are named and cannot be used.</exception>
    public BucketPlaces(Terminal terminal, string? billingProject)
    {
        UnfinishedWrites.Add(folder);
        this.terminal = terminal;
        var options = StorageOptions.FromEnvironment(Environment.GetEnvironmentVariable);
        options = options with { BillingProject = billingProject ?? options.BillingProject };
        store = BucketStore.Open(options, TimeProvider.System).GetAwaiter().GetResult();
    }

    /// <summary>Whether a path is a place in a bucket.</summary>
    public static bool IsOne(string path) => path.StartsWith("gs://", StringComparison.Ordinal);

    /// <summary>The file or folder that an object or a folder of objects has been brought to.</summary>
    public string Fetch(string text)
    {
        if (!fetched.TryGetValue(text, out var local))
        {
            var url = BucketUrl.Parse(text);
            local = Named(Place(url), url);
            Progress.Show(terminal, step => store.Fetch(url, Path.GetDirectoryName(local)!, step).GetAwaiter().GetResult());
            fetched[text] = local;
        }

        return local;
    }

    /// <summary>The file or folder to write instead.</summary>
    /// <param name="isFolder">A folder that is replaced as a whole.</param>
    public string Prepare(string text, bool isFolder)
    {
        var url = BucketUrl.Parse(text);
        var local = Named(Place(url), url);
        outputs.Add((store.Prepare(url, isFolder).GetAwaiter().GetResult(), local));
        return local;
    }

    /// <summary>Uploads what was written.</summary>
    /// <exception cref="InputException">It could not be; then it is kept here, and the message says where.</exception>
    public void Publish()
    {
        foreach (var (place, local) in outputs.Where(output => Path.Exists(output.Local)))
        {
            try
            {
                Progress.Show(terminal, step => store.Publish(place, local, step).GetAwaiter().GetResult());
            }
            catch (InputException failed)
            {
                isKept = true;
                names.Clear();
                throw new InputException($"{failed.Message}; what was to go there is kept in '{local}'", failed);
            }
        }
    }

    /// <summary>The same text with places in buckets for the files that stand for them.</summary>
    public string Translate(string text) =>
        names.Aggregate(text, (line, name) => line.Replace(name.Local, name.Url, StringComparison.Ordinal));

    public void Dispose()
    {
        store.Dispose();
        if (isKept)
        {
            UnfinishedWrites.Keep(folder);
        }
        else
        {
            UnfinishedWrites.Remove(folder);
        }
    }

    private string Place(BucketUrl url)
    {
        var parent = Path.Combine(folder, names.Count.ToString());
        Directory.CreateDirectory(parent);
        return Path.Combine(parent, url.Leaf);
    }

    private string Named(string local, BucketUrl url)
    {
        names.Add((local, url.ToString()));
        return local;
    }
}
