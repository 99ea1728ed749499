using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration.Checks;

/// <summary>What kind of thing an address names, its keys aside.</summary>
/// <param name="IsResource">A resource, not a module.</param>
/// <param name="IsInModule">There is a module on the way.</param>
/// <param name="HasKey">There is a key anywhere in it.</param>
internal sealed record AddressShape(bool IsResource, bool IsInModule, bool HasKey)
{
    /// <summary>Null for what is no address: <c>[module.name[key]]... [data.]type.name[key]</c>.</summary>
    public static AddressShape? Of(Expression expression)
    {
        var names = new List<string>();
        var hasKey = false;
        for (var step = expression; ;)
        {
            switch (step)
            {
                case AttributeAccessExpression access:
                    names.Add(access.Name);
                    step = access.Source;
                    continue;
                case IndexExpression index:
                    hasKey = true;
                    step = index.Source;
                    continue;
                case NameExpression name:
                    names.Add(name.Name);
                    break;
                default:
                    return null;
            }

            break;
        }

        names.Reverse();
        var start = 0;
        while (start + 1 < names.Count && names[start] == "module")
        {
            start += 2;
        }

        var rest = names.Count - start;
        rest -= rest > 0 && names[start] is "data" or "resource" or "ephemeral" ? 1 : 0;
        return rest == 2 ? new AddressShape(true, start > 0, hasKey)
            : rest == 0 && start == names.Count ? new AddressShape(false, true, hasKey)
            : null;
    }
}
