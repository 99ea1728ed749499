using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Parse.Plan;

/// <summary>A resource block that a reference ends at.</summary>
/// <param name="Target">With the keys that the reference gives; without one any instance may be meant.</param>
/// <param name="ToPath">The attribute that is read, dotted and without indices.</param>
/// <param name="Via">What the reference passed through, nearest first.</param>
/// <param name="IsEach">Reached through <c>each</c> or <c>count</c>: instance k means instance k.</param>
/// <param name="EachDepth">Where that was in a module call: which step of the referring address has the key; else -1.</param>
internal sealed record Hit(
    ResourceAddress Target, string ToPath, IReadOnlyList<string> Via, bool IsEach = false, int EachDepth = -1)
{
    public Hit Through(string name) => this with { Via = [name, .. Via] };

    /// <summary>With the key that a reference gives to the module at that depth.</summary>
    public Hit InInstance(int depth, InstanceKey key)
    {
        if (key.Kind == InstanceKeyKind.None || depth >= Target.Modules.Count)
        {
            return this;
        }

        var steps = Target.Modules.ToArray();
        steps[depth] = steps[depth] with { Key = key };
        return this with { Target = Target with { Modules = steps } };
    }
}
