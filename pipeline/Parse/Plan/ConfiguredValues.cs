using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Parse.Plan;

/// <summary>
/// Keeps of a resource's values what its configuration sets. A plan holds provider defaults and computed attributes as well,
/// which nobody wrote. Blocks from <c>dynamic</c> are not in the plan's configuration; a list of objects that is not there
/// but has items is taken for one.
/// </summary>
internal static class ConfiguredValues
{
    /// <param name="values">An object with unknown and sensitive marks.</param>
    /// <param name="configured">The <c>expressions</c> of the resource's configuration, or of one block.</param>
    public static AttributeValue Keep(AttributeValue values, AttributeValue? configured)
    {
        var expressions = new MemberIndex(configured);
        var kept = new List<KeyValuePair<string, AttributeValue>>();
        for (var i = 0; i < values.Members.Count; i++)
        {
            var (name, value) = values.Members[i];
            if (KeepOne(value, expressions[name]) is { } one)
            {
                kept.Add(KeyValuePair.Create(name, one));
            }
        }

        return Again(values, AttributeValue.Of(kept.ToArray()));
    }

    /// <summary>All that is set, null members dropped at every depth.</summary>
    public static AttributeValue WithoutNulls(AttributeValue value) => Prune(value, emptyToo: false) ?? AttributeValue.Null;

    /// <summary>What the configuration alone says, for a block that has no instance: constants, the rest unknown.</summary>
    public static AttributeValue Constants(AttributeValue? expressions)
    {
        var kept = new List<KeyValuePair<string, AttributeValue>>();
        foreach (var (name, expression) in expressions?.Members ?? [])
        {
            var value = Constant(expression);
            if (value.Kind != AttributeKind.Null)
            {
                kept.Add(KeyValuePair.Create(name, value));
            }
        }

        return AttributeValue.Of(kept.ToArray());
    }

    /// <summary>An expression has one of two members, or none where it refers to nothing; a block's members are expressions
    /// again.</summary>
    public static bool IsExpression(AttributeValue configured) => configured.Kind == AttributeKind.Object
        && (configured.Members.Count == 0 || configured["constant_value"] is not null
            || configured["references"] is { Kind: AttributeKind.List });

    private static AttributeValue? KeepOne(AttributeValue value, AttributeValue? expression)
    {
        if (value.Kind == AttributeKind.Null)
        {
            return null;
        }

        if (expression is null)
        {
            return IsBlockList(value) ? Prune(value, emptyToo: true) : null;
        }

        if (IsExpression(expression) || value.Kind is not (AttributeKind.List or AttributeKind.Object))
        {
            return Prune(value, emptyToo: false);
        }

        return value.Kind == AttributeKind.Object
            ? Keep(value, expression.Kind == AttributeKind.List ? Union(expression.Items) : expression)
            : KeepBlocks(value, expression);
    }

    private static AttributeValue? KeepBlocks(AttributeValue value, AttributeValue blocks)
    {
        // More blocks than are written down: the others are dynamic, and may set what the written ones do not.
        var written = blocks.Kind == AttributeKind.List ? blocks.Items.Count : 1;
        if (value.Items.Count > written)
        {
            return Prune(value, emptyToo: true);
        }

        var union = blocks.Kind == AttributeKind.List ? Union(blocks.Items) : blocks;
        var items = new AttributeValue[value.Items.Count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = value.Items[i].Kind == AttributeKind.Object ? Keep(value.Items[i], union) : value.Items[i];
        }

        return Again(value, AttributeValue.Of(items));
    }

    /// <summary>One block that sets what any of several blocks sets: sets have no order to match them by.</summary>
    private static AttributeValue Union(IReadOnlyList<AttributeValue> blocks)
    {
        if (blocks.Count == 1)
        {
            return blocks[0];
        }

        var members = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        foreach (var block in blocks)
        {
            foreach (var (name, expression) in block.Members)
            {
                members[name] = members.TryGetValue(name, out var known)
                    && known.Kind == AttributeKind.List && expression.Kind == AttributeKind.List
                    ? AttributeValue.Of([.. known.Items, .. expression.Items])
                    : expression;
            }
        }

        return AttributeValue.Of(members.ToArray());
    }

    private static AttributeValue Constant(AttributeValue expression)
    {
        if (expression.Kind == AttributeKind.List)
        {
            return AttributeValue.Of(expression.Items.Select(Constants).ToArray());
        }

        return IsExpression(expression)
            ? expression["constant_value"] is { } value ? WithoutNulls(value) : AttributeValue.Unknown
            : Constants(expression);
    }

    private static bool IsBlockList(AttributeValue value)
    {
        if (value.Kind != AttributeKind.List || value.Items.Count == 0)
        {
            return false;
        }

        foreach (var item in value.Items)
        {
            if (item.Kind != AttributeKind.Object)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The value without null members, and without empty ones where asked; null where nothing is left of it.</summary>
    private static AttributeValue? Prune(AttributeValue value, bool emptyToo)
    {
        switch (value.Kind)
        {
            case AttributeKind.Null:
                return null;
            case AttributeKind.String:
                return emptyToo && value.Text.Length == 0 ? null : value;
            case AttributeKind.List:
                if (emptyToo && value.Items.Count == 0)
                {
                    return null;
                }

                return PruneItems(value, emptyToo);
            case AttributeKind.Object:
                return emptyToo && value.Members.Count == 0 ? null : PruneMembers(value, emptyToo);
            default:
                return value;
        }
    }

    /// <summary>The list itself where nothing in it changes: equal values are shared, and stay so.</summary>
    private static AttributeValue PruneItems(AttributeValue value, bool emptyToo)
    {
        AttributeValue[]? changed = null;
        for (var i = 0; i < value.Items.Count; i++)
        {
            var item = value.Items[i];
            var kept = item.Kind == AttributeKind.String ? item : Prune(item, emptyToo) ?? AttributeValue.Null;
            if (!ReferenceEquals(kept, item))
            {
                changed ??= [.. value.Items];
                changed[i] = kept;
            }
        }

        return changed is null ? value : Again(value, AttributeValue.Of(changed));
    }

    private static AttributeValue PruneMembers(AttributeValue value, bool emptyToo)
    {
        List<KeyValuePair<string, AttributeValue>>? changed = null;
        for (var i = 0; i < value.Members.Count; i++)
        {
            var (name, member) = value.Members[i];
            var kept = Prune(member, emptyToo);
            if (changed is null && !ReferenceEquals(kept, member))
            {
                changed = new List<KeyValuePair<string, AttributeValue>>(value.Members.Count);
                for (var before = 0; before < i; before++)
                {
                    changed.Add(value.Members[before]);
                }
            }

            if (kept is not null)
            {
                changed?.Add(KeyValuePair.Create(name, kept));
            }
        }

        return changed is null ? value : Again(value, AttributeValue.Of(changed.ToArray()));
    }

    private static AttributeValue Again(AttributeValue old, AttributeValue changed) =>
        old.IsSensitive ? changed.AsSensitive() : changed;
}
