using GraphSec.Pipeline.Parse.Configuration;
using GraphSec.Pipeline.Parse.Evaluation;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Conformance.Spec;

/// <summary>One case: a <c>.t</c> file, the <c>.hcldec</c> beside it, and its input in native syntax, JSON or both.</summary>
internal static class SpecCase
{
    /// <param name="path">The files' path without extension.</param>
    /// <returns>What differs, one line each.</returns>
    public static IReadOnlyList<string> Run(string path)
    {
        var problems = new List<string>();
        var expected = ExpectedOutcome.Read(Load(path + ".t", problems).Body);
        var spec = Load(path + ".hcldec", problems);
        var scope = Variables(spec.Body);
        var root = SpecReader.ReadRoot(spec.Body);
        foreach (var extension in (ReadOnlySpan<string>)[".hcl", ".hcl.json"])
        {
            if (File.Exists(path + extension))
            {
                var source = SourceText.Decode(Path.GetFileName(path) + extension, File.ReadAllBytes(path + extension));
                // The suite's only JSON file is empty, so no argument of it is ever a block.
                var file = extension == ".hcl" ? HclParser.ParseFile(source) : JsonBodyReader.ReadValues(source);
                Compare(file, root, scope, expected, problems);
            }
        }

        return problems;
    }

    private static HclFile Load(string path, List<string> problems)
    {
        var file = HclParser.ParseFile(SourceText.Decode(Path.GetFileName(path), File.ReadAllBytes(path)));
        problems.AddRange(file.Diagnostics.Select(diagnostic => diagnostic.ToString()));
        return file;
    }

    private static Scope Variables(HclBody spec)
    {
        var scope = Scope.Constants;
        foreach (var attribute in spec.Blocks("variables").SelectMany(block => block.Body.Items).Select(item => item.Attribute))
        {
            scope = scope.With(attribute!.Name, Evaluator.Evaluate(attribute.Value, Scope.Constants));
        }

        return scope;
    }

    private static void Compare(HclFile file, DecodeSpec root, Scope scope, ExpectedOutcome expected, List<string> problems)
    {
        var context = new DecodeContext(scope);
        context.Diagnostics.AddRange(file.Diagnostics);
        var value = file.Diagnostics.Count == 0 ? context.Decode(file.Body, root) : null;
        var found = context.Diagnostics.Select(diagnostic => (diagnostic.From, diagnostic.To)).ToHashSet();
        problems.AddRange(context.Diagnostics.Where(one => !expected.Diagnostics.Contains((one.From, one.To)))
            .Select(one => $"unexpected diagnostic from {one.From} to {one.To}: {one}"));
        problems.AddRange(expected.Diagnostics.Except(found).Select(range => $"no diagnostic from {range.From} to {range.To}"));
        if (value is not null && expected.Diagnostics.Count == 0)
        {
            if (!Conforms(value.Type, expected.Type))
            {
                problems.Add($"type {value.Type}, expected {expected.Type}");
            }

            if (expected.Value is { } wanted && !wanted.Equals(value))
            {
                problems.Add($"value {value}, expected {wanted}");
            }
        }

        if (expected.Traversals is { } traversals)
        {
            var seen = context.Traversals(file.Body, root);
            problems.AddRange(seen.Except(traversals).Select(one => $"unexpected traversal {one}"));
            problems.AddRange(traversals.Except(seen).Select(one => $"no traversal {one}"));
        }
    }

    /// <summary>Whether values of a type can be had where the other, which may say any, is asked for.</summary>
    private static bool Conforms(TypeConstraint type, TypeConstraint wanted) => wanted.Kind == TypeKind.Any
        || (type.Kind == wanted.Kind && Conforms(type.Element, wanted.Element)
            && type.Items.Count == wanted.Items.Count
            && type.Items.Zip(wanted.Items).All(pair => Conforms(pair.First, pair.Second))
            && type.Attributes.Select(one => one.Name).SequenceEqual(wanted.Attributes.Select(one => one.Name))
            && type.Attributes.Zip(wanted.Attributes).All(pair => Conforms(pair.First.Type, pair.Second.Type)));
}
