namespace GraphSec.Pipeline.Artifacts;

/// <summary>The paths that training knew of one type, for look-up: a path's number counts within the type.</summary>
internal sealed class TypeWords
{
    private readonly Dictionary<string, int> numbers;
    private readonly VariableWords?[] variables;

    /// <param name="firstVariable">Number of the type's first variable in the vocabulary.</param>
    public TypeWords(VocabularyType type, int firstVariable)
    {
        (Type, FirstVariable) = (type, firstVariable);
        numbers = new Dictionary<string, int>(type.Variables.Count, StringComparer.Ordinal);
        variables = new VariableWords?[type.Variables.Count];
        ParentPaths = new string[type.Variables.Count];
        for (var i = 0; i < type.Variables.Count; i++)
        {
            numbers[type.Variables[i].Path] = i;
            ParentPaths[i] = Cell.ParentOf(type.Variables[i].Path);
        }
    }

    public VocabularyType Type { get; }

    public int FirstVariable { get; }

    public int Count => variables.Length;

    /// <summary>The block path that each path stands in, or "".</summary>
    public string[] ParentPaths { get; }

    /// <summary>Number of a path, or -1.</summary>
    public int NumberOf(string path) => numbers.GetValueOrDefault(path, -1);

    /// <summary>Outcomes of a path. Two threads may make the same words; either's will do.</summary>
    public VariableWords Of(int number) => variables[number] ??= new VariableWords(Type.Variables[number]);
}
