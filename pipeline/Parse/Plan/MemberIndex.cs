using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Parse.Plan;

/// <summary>Finds an object's members by name: by looking through few, by hash among many.</summary>
internal readonly struct MemberIndex
{
    private const int Few = 16;

    private readonly AttributeValue? value;
    private readonly Dictionary<string, AttributeValue>? byName;

    public MemberIndex(AttributeValue? value)
    {
        this.value = value;
        if (value?.Members.Count > Few)
        {
            byName = new Dictionary<string, AttributeValue>(value.Members.Count, StringComparer.Ordinal);
            foreach (var member in value.Members)
            {
                byName[member.Key] = member.Value;
            }
        }
    }

    /// <summary>The member of that name, or null.</summary>
    public AttributeValue? this[string name] => byName is null ? value?[name] : byName.GetValueOrDefault(name);
}
