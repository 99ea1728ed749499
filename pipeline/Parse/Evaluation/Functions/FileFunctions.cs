namespace GraphSec.Pipeline.Parse.Evaluation.Functions;

/// <summary>Functions of paths and files. What lies outside the root folder, or is too large, stays unknown.</summary>
internal static class FileFunctions
{
    public static Function? Find(string name) => name switch
    {
        "abspath" => OfPath((folder, path) => Value.Of(folder.Absolute(path))),
        "basename" => OfPath((_, path) => Value.Of(PathText.Base(path))),
        "dirname" => OfPath((_, path) => Value.Of(PathText.Folder(path))),
        // Whose home it would be is not in the configuration.
        "pathexpand" => OfPath((_, path) => path.StartsWith('~') ? Value.UnknownOf(TypeConstraint.String) : Value.Of(path)),
        "file" => OfContent(EncodingFunctions.Utf8),
        "filebase64" => OfContent(System.Convert.ToBase64String),
        "filemd5" or "filesha1" or "filesha256" or "filesha512" or "filebase64sha256" or "filebase64sha512" =>
            OfContent(content => HashFunctions.Digest(name["file".Length..], content)),
        "fileexists" => new Function(TypeConstraint.Bool, Exists, Parameter.String),
        "fileset" => new Function(TypeConstraint.SetOf(TypeConstraint.String), FileSet, Parameter.String, Parameter.String),
        "templatefile" => new Function(TypeConstraint.String, Template, Parameter.String, Parameter.Moved),
        _ => null,
    };

    private static Function OfPath(Func<ConfinedFolder, string, Value> body) =>
        new(TypeConstraint.String, call => body(new ConfinedFolder(call.Context), call.Text(0)), Parameter.String);

    private static Function OfContent(Func<byte[], string> body) => new(
        TypeConstraint.String,
        call => new ConfinedFolder(call.Context).Read(call.Text(0)) is { } content
            ? Value.Of(body(content))
            : Value.UnknownOf(TypeConstraint.String),
        Parameter.String);

    private static Value Exists(CallArguments call)
    {
        if (new ConfinedFolder(call.Context).Resolve(call.Text(0)) is not { } real)
        {
            return Value.UnknownOf(TypeConstraint.Bool);
        }

        return Directory.Exists(real)
            ? throw new EvaluationException($"\"{call.Text(0)}\" is a folder, not a file")
            : Value.Of(File.Exists(real));
    }

    private static Value FileSet(CallArguments call) =>
        new ConfinedFolder(call.Context).Resolve(call.Text(0)) is { } real
            ? Value.SetOf([.. Glob.Files(real, call.Text(1)).Select(Value.Of)], TypeConstraint.String)
            : Value.UnknownOf(TypeConstraint.SetOf(TypeConstraint.String));

    private static Value Template(CallArguments call)
    {
        if (!call[1].IsKeyed)
        {
            throw new EvaluationException("a template's variables must be a map or an object");
        }

        var folder = new ConfinedFolder(call.Context);
        return folder.Read(call.Text(0)) is { } content && call.Context.Template is { } render
            ? render(EncodingFunctions.Utf8(content), call.Text(0), call[1].Members.ToDictionary(m => m.Key, m => m.Value))
                .WithSensitive(call[1].IsSensitive)
            : Value.UnknownOf(TypeConstraint.String).WithSensitive(call[1].HasSensitive);
    }
}
