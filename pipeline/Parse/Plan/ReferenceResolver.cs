using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Parse.Plan;

/// <summary>
/// Follows references through module inputs and outputs to resource blocks. Each input and output is followed once; one that
/// leads back to itself ends there.
/// </summary>
internal sealed class ReferenceResolver
{
    /// <summary>Blocks one reference may lead to, and inputs and outputs one may pass.</summary>
    private const int MostHits = 10_000;
    private const int MostDepth = 500;

    private readonly Dictionary<(string Module, string Name), IReadOnlyList<Hit>> known = [];
    private int depth;

    /// <summary>References to locals, which a plan does not hold.</summary>
    public HashSet<string> Locals { get; } = new(StringComparer.Ordinal);

    /// <param name="module">Where the reference stands.</param>
    /// <param name="iteration">What <c>each</c> and <c>count</c> stand for there.</param>
    public IReadOnlyList<Hit> Resolve(ConfigModule module, string reference, IReadOnlyList<string> iteration)
    {
        var scanner = new AddressScanner(reference);
        if (!scanner.TryName(out var first))
        {
            return [];
        }

        switch (first)
        {
            case "path" or "terraform" or "self":
                return [];
            case "var":
                return scanner.TryDotName(out var input) ? Input(module, input.ToString()) : [];
            case "local":
                Locals.Add(module.Qualify(reference));
                return [];
            case "each" or "count":
                return All(module, iteration, [], reference, isEach: true);
            case "module":
                return scanner.TryDotName(out var name) && scanner.TryKey(out var key)
                    && module.Children.TryGetValue(name.ToString(), out var child)
                    ? Module(module, child, key, scanner.TryDotName(out var output) ? output.ToString() : null)
                    : [];
            default:
                return ResourceAddress.TryParsePrefix(reference, out var length) is { } address
                    ? [new Hit(address with { Modules = module.Steps }, AttributePath(reference.AsSpan(length)), [])]
                    : [];
        }
    }

    /// <summary>What the caller passes for an input; nothing at the root.</summary>
    private IReadOnlyList<Hit> Input(ConfigModule module, string name) =>
        module.Parent is { } parent && module.Call!.Inputs.TryGetValue(name, out var references)
            ? Once(module, "var." + name, () => Passed(module, parent, references, module.Qualify("var." + name)))
            : [];

    private List<Hit> Passed(ConfigModule module, ConfigModule parent, IReadOnlyList<string> references, string via)
    {
        var byKey = IsByKey(references);
        var hits = All(parent, references, module.Call!.Iteration, via);
        for (var i = 0; i < hits.Count; i++)
        {
            if ((byKey || hits[i].IsEach) && hits[i].EachDepth < 0)
            {
                hits[i] = hits[i] with { IsEach = false, EachDepth = module.Steps.Count - 1 };
            }
        }

        return hits;
    }

    /// <summary>Whether an expression looks at its own instance's key.</summary>
    public static bool IsByKey(IReadOnlyList<string> references)
    {
        foreach (var reference in references)
        {
            if (reference is "count.index" || reference.StartsWith("each.", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private List<Hit> Module(ConfigModule module, ConfigModule child, InstanceKey key, string? output)
    {
        var hits = new List<Hit>();
        IEnumerable<string> names = output is not null ? [output] : child.Outputs.Keys.Order(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (!child.Outputs.TryGetValue(name, out var references))
            {
                continue;
            }

            foreach (var hit in Once(child, "output." + name,
                () => All(child, references, [], child.Qualify("output." + name))))
            {
                Add(hits, hit.InInstance(module.Steps.Count, key));
            }
        }

        return hits;
    }

    private IReadOnlyList<Hit> Once(ConfigModule module, string name, Func<IReadOnlyList<Hit>> follow)
    {
        var place = (module.Path, name);
        if (known.TryGetValue(place, out var hits))
        {
            return hits;
        }

        if (depth >= MostDepth)
        {
            return [];
        }

        // Stands while it is followed, so that a circle finds nothing new and ends.
        known[place] = [];
        depth++;
        hits = follow();
        depth--;
        known[place] = hits;
        return hits;
    }

    private List<Hit> All(ConfigModule module, IReadOnlyList<string> references, IReadOnlyList<string> iteration, string via,
        bool isEach = false)
    {
        var hits = new List<Hit>();
        foreach (var reference in references)
        {
            foreach (var hit in Resolve(module, reference, iteration))
            {
                Add(hits, hit.Through(via) with { IsEach = isEach || hit.IsEach });
            }
        }

        return hits;
    }

    private static void Add(List<Hit> hits, Hit hit)
    {
        if (hits.Count >= MostHits)
        {
            return;
        }

        if (hits.Count < 64)
        {
            foreach (var other in hits)
            {
                if (other.ToPath == hit.ToPath && other.Target.Type == hit.Target.Type && other.Target.Name == hit.Target.Name
                    && other.Target.Key == hit.Target.Key && other.Target.Modules.SequenceEqual(hit.Target.Modules))
                {
                    return;
                }
            }
        }

        hits.Add(hit);
    }

    private static string AttributePath(ReadOnlySpan<char> rest)
    {
        var scanner = new AddressScanner(rest);
        var path = "";
        while (!scanner.AtEnd && scanner.TryKey(out _) && scanner.TryDotName(out var name))
        {
            path = path.Length == 0 ? name.ToString() : $"{path}.{name}";
        }

        return path;
    }
}
