namespace GraphSec.Pipeline.Parse.Evaluation;

/// <summary>
/// A value of Terraform's language. Immutable. An unknown or null value may know its type; a collection may hold unknown
/// elements and is itself known. Sensitivity is marked per value and travels through every operation.
/// </summary>
public sealed class Value : IEquatable<Value>
{
    /// <summary>Nothing is known, not even the type.</summary>
    public static readonly Value Unknown = new(ValueKind.Unknown) { Type = TypeConstraint.Any };

    /// <summary>The null literal, of no type yet.</summary>
    public static readonly Value Null = new(ValueKind.Null) { Type = TypeConstraint.Any };
    public static readonly Value True = new(ValueKind.Bool) { Boolean = true, Type = TypeConstraint.Bool };
    public static readonly Value False = new(ValueKind.Bool) { Type = TypeConstraint.Bool };
    public static readonly Value EmptyString = new(ValueKind.String) { Type = TypeConstraint.String };
    public static readonly Value EmptyTuple = new(ValueKind.Tuple) { Type = TypeConstraint.EmptyTuple };
    public static readonly Value EmptyObject = new(ValueKind.Object) { Type = TypeConstraint.EmptyObject };

    private TypeConstraint? type;

    private Value(ValueKind kind) => Kind = kind;

    private Value(Value other)
    {
        (Kind, type, Boolean, Text) = (other.Kind, other.type, other.Boolean, other.Text);
        (Number, Items, Members, IsSensitive) = (other.Number, other.Items, other.Members, other.IsSensitive);
    }

    public ValueKind Kind { get; }

    /// <summary>The type of this value; worked out on first use for tuples and objects.</summary>
    public TypeConstraint Type
    {
        get => type ??= ValueTypes.Of(this);
        private init => type = value;
    }

    /// <summary>The content of a Bool.</summary>
    public bool Boolean { get; private init; }

    /// <summary>The content of a String.</summary>
    public string Text { get; private init; } = "";

    /// <summary>The content of a Number.</summary>
    public Number Number { get; private init; }

    /// <summary>The elements of a List, Tuple or Set; a set's are distinct and in Terraform's order.</summary>
    public IReadOnlyList<Value> Items { get; private init; } = [];

    /// <summary>The entries of a Map or Object, sorted by key; keys are unique.</summary>
    public IReadOnlyList<KeyValuePair<string, Value>> Members { get; private init; } = [];

    /// <summary>Marked sensitive itself; see <see cref="HasSensitive"/> for what it holds.</summary>
    public bool IsSensitive { get; private init; }

    public bool IsKnown => Kind != ValueKind.Unknown;

    public bool IsNull => Kind == ValueKind.Null;

    /// <summary>List, Tuple or Set.</summary>
    public bool IsSequence => Kind is ValueKind.List or ValueKind.Tuple or ValueKind.Set;

    /// <summary>Map or Object.</summary>
    public bool IsKeyed => Kind is ValueKind.Map or ValueKind.Object;

    /// <summary>Whether nothing unknown is in it at any depth.</summary>
    public bool IsWhollyKnown => IsKnown && Items.All(i => i.IsWhollyKnown) && Members.All(m => m.Value.IsWhollyKnown);

    /// <summary>Whether it or anything in it is marked sensitive.</summary>
    public bool HasSensitive => IsSensitive || Items.Any(i => i.HasSensitive) || Members.Any(m => m.Value.HasSensitive);

    /// <summary>The member of a map or object of that name, or null where there is none.</summary>
    public Value? this[string name]
    {
        get
        {
            var (low, high) = (0, Members.Count - 1);
            while (low <= high)
            {
                var middle = (low + high) >>> 1;
                var order = CodePointOrder.Instance.Compare(Members[middle].Key, name);
                if (order == 0)
                {
                    return Members[middle].Value;
                }

                (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
            }

            return null;
        }
    }

    public static Value UnknownOf(TypeConstraint type) =>
        type.Kind == TypeKind.Any ? Unknown : new Value(ValueKind.Unknown) { Type = type };

    public static Value NullOf(TypeConstraint type) =>
        type.Kind == TypeKind.Any ? Null : new Value(ValueKind.Null) { Type = type };

    public static Value Of(bool value) => value ? True : False;

    /// <summary>A string, brought into Unicode's normal form C as Terraform does with every string.</summary>
    public static Value Of(string value) => value.Length == 0
        ? EmptyString
        : new Value(ValueKind.String) { Text = CanonicalComposition.Normalize(value), Type = TypeConstraint.String };

    public static Value Of(Number value) => new(ValueKind.Number) { Number = value, Type = TypeConstraint.Number };

    public static Value Of(long value) => Of(Number.Of(value));

    public static Value TupleOf(IReadOnlyList<Value> items) =>
        items.Count == 0 ? EmptyTuple : new Value(ValueKind.Tuple) { Items = items };

    /// <summary>A list. The items must already be of one type; without it, the type is taken from them.</summary>
    public static Value ListOf(IReadOnlyList<Value> items, TypeConstraint? element = null) =>
        new(ValueKind.List) { Items = items, type = element is null ? null : TypeConstraint.ListOf(element) };

    /// <summary>A set: duplicates go, the order becomes Terraform's, and a sensitive element makes the whole set so.</summary>
    public static Value SetOf(IReadOnlyList<Value> items, TypeConstraint? element = null) => new(ValueKind.Set)
    {
        Items = SetElements.Arrange(items),
        type = element is null ? null : TypeConstraint.SetOf(element),
        IsSensitive = items.Any(item => item.HasSensitive),
    };

    /// <summary>A map. The values must already be of one type; without it, the type is taken from them.</summary>
    public static Value MapOf(IEnumerable<KeyValuePair<string, Value>> members, TypeConstraint? element = null) =>
        new(ValueKind.Map) { Members = Sorted(members), type = element is null ? null : TypeConstraint.MapOf(element) };

    /// <summary>An object. The last of two members of one name wins.</summary>
    public static Value ObjectOf(IEnumerable<KeyValuePair<string, Value>> members)
    {
        var sorted = Sorted(members);
        return sorted.Length == 0 ? EmptyObject : new Value(ValueKind.Object) { Members = sorted };
    }

    public Value AsSensitive() => WithSensitive(true);

    /// <summary>The same value, marked where <paramref name="sensitive"/> is set and as it was where not.</summary>
    public Value WithSensitive(bool sensitive) => IsSensitive || !sensitive ? this : new Value(this) { IsSensitive = true };

    /// <summary>The same value without its own mark; marks of what it holds stay.</summary>
    public Value Unmarked() => IsSensitive ? new Value(this) { IsSensitive = false } : this;

    /// <summary>The same value without any mark at any depth.</summary>
    public Value UnmarkedDeep() => HasSensitive
        ? new Value(this)
        {
            IsSensitive = false,
            Items = [.. Items.Select(item => item.UnmarkedDeep())],
            Members = [.. Members.Select(m => KeyValuePair.Create(m.Key, m.Value.UnmarkedDeep()))],
        }
        : this;

    /// <summary>The value as the graph keeps it: sets and tuples become lists, maps become objects.</summary>
    public Artifacts.AttributeValue ToAttributeValue() => ValueExport.Export(this);

    /// <summary>Same kind, type of null or unknown, and content; marks do not count.</summary>
    public bool Equals(Value? other) => ValueEquality.Same(this, other);

    public override bool Equals(object? obj) => ValueEquality.Same(this, obj as Value);

    public override int GetHashCode() => ValueEquality.Hash(this);

    /// <summary>For a debugger and a test's message: the value as JSON, with unknown and sensitive spelt out.</summary>
    public override string ToString() => ValueExport.Describe(this);

    private static KeyValuePair<string, Value>[] Sorted(IEnumerable<KeyValuePair<string, Value>> members)
    {
        var sorted = members.ToArray();
        for (var i = 1; i < sorted.Length; i++)
        {
            if (CodePointOrder.Instance.Compare(sorted[i - 1].Key, sorted[i].Key) >= 0)
            {
                var byKey = new SortedDictionary<string, Value>(CodePointOrder.Instance);
                foreach (var member in sorted)
                {
                    byKey[member.Key] = member.Value;
                }

                return [.. byKey];
            }
        }

        return sorted;
    }
}
