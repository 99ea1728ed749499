using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Parse.Evaluation;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration;

/// <summary>
/// Values of the root module's variables, later sources winning as Terraform has it: terraform.tfvars, terraform.tfvars.json,
/// *.auto.tfvars by name, then the files and the values that the user names.
/// </summary>
internal sealed class InputValues
{
    private readonly Dictionary<string, Expression> values = new(StringComparer.Ordinal);
    private readonly ReadContext context;

    public InputValues(ReadContext context)
    {
        this.context = context;
        AddFolder();
        foreach (var file in context.Options.VariableFiles)
        {
            if (!File.Exists(file))
            {
                throw new InputException($"variable file \"{file}\" not found: give a path to a .tfvars or .tfvars.json file");
            }

            // The user named it, so it may be a pipe: --var-file <(decrypt values).
            Add(SourceText.Decode(file.Replace(Path.DirectorySeparatorChar, '/'), File.ReadAllBytes(file)));
        }
    }

    /// <param name="name">The variable.</param>
    /// <param name="type">Its type; null where it has none, so that text is a string.</param>
    /// <returns>The value given for it; null where none is.</returns>
    public Value? Find(string name, TypeConstraint? type)
    {
        for (var i = context.Options.Variables.Count - 1; i >= 0; i--)
        {
            if (context.Options.Variables[i].Key == name)
            {
                return FromText(name, context.Options.Variables[i].Value, type);
            }
        }

        return values.TryGetValue(name, out var given) ? Evaluator.EvaluateOrUnknown(given, Scope.Constants) : null;
    }

    /// <summary>Text for a variable of a primitive type is the value; for any other it is an expression.</summary>
    private static Value FromText(string name, string text, TypeConstraint? type)
    {
        if (type is null || type.IsPrimitive)
        {
            return Value.Of(text);
        }

        var diagnostics = new List<HclDiagnostic>();
        var expression = HclParser.ParseExpression(new SourceText($"-var {name}", text), diagnostics);
        return diagnostics.Count == 0
            ? Evaluator.EvaluateOrUnknown(expression, Scope.Constants)
            : throw new InputException($"value of variable \"{name}\" is no expression: {diagnostics[0]}: "
                + $"write it as in a .tf file, of type {type}");
    }

    private void AddFolder()
    {
        var names = new List<string>();
        foreach (var file in new DirectoryInfo(context.Folder).EnumerateFiles("*.tfvars*"))
        {
            var isOurs = file.Name.EndsWith(".auto.tfvars", StringComparison.Ordinal)
                || file.Name.EndsWith(".auto.tfvars.json", StringComparison.Ordinal)
                || file.Name is "terraform.tfvars" or "terraform.tfvars.json";
            if (isOurs && (file.LinkTarget is null || context.Root.Contains(file.FullName)))
            {
                names.Add(file.Name);
            }
        }

        names.Sort((a, b) => Rank(a) != Rank(b) ? Rank(a) - Rank(b) : string.CompareOrdinal(a, b));
        foreach (var name in names)
        {
            var path = Path.Combine(context.Folder, name);
            AddFound(path, context.Root.Name(path));
        }
    }

    private static int Rank(string name) => name switch
    {
        "terraform.tfvars" => 0,
        "terraform.tfvars.json" => 1,
        _ => 2,
    };

    private void AddFound(string path, string name)
    {
        try
        {
            Add(SourceText.Read(path, name));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            context.Error($"{name}:1:1: " + (error is InvalidDataException
                ? error.Message : "found a file that cannot be opened, expected one that may be read"));
        }
    }

    private void Add(SourceText source)
    {
        var file = source.Path.EndsWith(".json", StringComparison.Ordinal) ? JsonBodyReader.ReadValues(source) : HclParser.ParseFile(source);
        foreach (var diagnostic in file.Diagnostics)
        {
            context.Error(diagnostic.ToString());
        }

        foreach (var item in file.Body.Items)
        {
            if (item.Attribute is { } attribute)
            {
                values[attribute.Name] = attribute.Value;
            }
        }
    }
}
