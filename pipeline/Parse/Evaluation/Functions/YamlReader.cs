using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace GraphSec.Pipeline.Parse.Evaluation.Functions;

/// <summary>One YAML document as a value: tuples, objects and scalars by <see cref="YamlScalar"/>.</summary>
internal sealed class YamlReader
{
    private readonly Parser parser;
    private readonly Dictionary<string, Value?> anchors = [];

    // Aliases can multiply a small text into a huge value.
    private int count;

    private YamlReader(string text) => parser = new Parser(new StringReader(text));

    // Besides its own exception the scanner throws several of the runtime's on malformed text.
    /// <exception cref="EvaluationException">Not one YAML document, or one with what Terraform has no value for.</exception>
    public static Value Read(string text)
    {
        try
        {
            return new YamlReader(text).Document();
        }
        catch (Exception exception) when (exception is not (EvaluationException or OutOfMemoryException))
        {
            throw new EvaluationException($"not valid YAML: {exception.Message}", exception);
        }
    }

    private Value Document()
    {
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out var start))
        {
            throw new EvaluationException("missing start of document");
        }

        if (start.Version is { Version: not { Major: 1, Minor: 1 } })
        {
            throw new EvaluationException("incompatible YAML version directive");
        }

        var value = Node(0);
        parser.Consume<DocumentEnd>();
        return parser.TryConsume<StreamEnd>(out _)
            ? value
            : throw new EvaluationException("unexpected extra content after value");
    }

    private Value Node(int depth)
    {
        if (depth > Limits.Depth)
        {
            throw new EvaluationException("nested too deeply");
        }

        Limits.CheckElements(++count);
        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            var target = anchors.GetValueOrDefault(alias.Value.Value)
                ?? throw new EvaluationException($"reference to undefined anchor \"{alias.Value.Value}\"");
            count += Size(target);
            return target;
        }

        if (!parser.Accept<NodeEvent>(out var node))
        {
            throw new EvaluationException("a value is missing");
        }

        var anchor = node.Anchor.IsEmpty ? null : node.Anchor.Value;
        if (anchor is not null)
        {
            anchors[anchor] = null;
        }

        var value = parser.Accept<SequenceStart>(out _) ? Sequence(depth)
            : parser.Accept<MappingStart>(out _) ? Mapping(depth)
            : YamlScalar.Read(parser.Consume<Scalar>());
        if (anchor is not null)
        {
            anchors[anchor] = value;
        }

        return value;
    }

    private Value Sequence(int depth)
    {
        CheckTag(parser.Consume<SequenceStart>(), "tag:yaml.org,2002:seq");
        var items = new List<Value>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Node(depth + 1));
        }

        return Value.TupleOf(items);
    }

    private Value Mapping(int depth)
    {
        CheckTag(parser.Consume<MappingStart>(), "tag:yaml.org,2002:map");
        var members = new Dictionary<string, Value>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var isMerge = parser.Accept<Scalar>(out var scalar) && scalar is { IsQuotedImplicit: false, Value: "<<" };
            var key = Node(depth + 1);
            var value = Node(depth + 1);
            if (isMerge)
            {
                Merge(value, members);
            }
            else
            {
                var name = key.IsNull || key.Kind is ValueKind.Tuple or ValueKind.Object
                    ? throw new EvaluationException("only strings are allowed as mapping keys")
                    : ValueConversion.ToText(key);
                members[name.Text] = value;
            }
        }

        return Value.ObjectOf(members);
    }

    private static void Merge(Value value, Dictionary<string, Value> members)
    {
        if (value.Kind != ValueKind.Object)
        {
            throw new EvaluationException("only a mapping can be merged into a mapping");
        }

        foreach (var (key, member) in value.Members)
        {
            members[key] = member;
        }
    }

    private static void CheckTag(NodeEvent node, string expected)
    {
        if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific && node.Tag.Value != expected)
        {
            throw new EvaluationException($"unsupported tag \"{node.Tag.Value}\"");
        }
    }

    private int Size(Value value)
    {
        var size = 1;
        foreach (var item in value.Items.Concat(value.Members.Select(member => member.Value)))
        {
            size += Size(item);
            Limits.CheckElements(count + (long)size);
        }

        return size;
    }
}
