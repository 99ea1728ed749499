using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Pipeline.Artifacts;

/// <summary>The outcomes that training knew of one path, for look-up: an outcome's number counts within the path.</summary>
internal sealed class VariableWords
{
    /// <summary>Fewer outcomes are compared one by one.</summary>
    private const int Few = 6;

    private readonly string[] names;
    private readonly Dictionary<string, int>? numbers;
    private TrainedMagnitudes? magnitudes;

    public VariableWords(VocabularyVariable variable)
    {
        Variable = variable;
        names = [.. variable.Outcomes.Select(outcome => outcome.Text)];
        IsNothing = [.. names.Select(Outcomes.IsNothing)];
        if (names.Length > Few)
        {
            numbers = new Dictionary<string, int>(names.Length, StringComparer.Ordinal);
            for (var i = 0; i < names.Length; i++)
            {
                numbers[names[i]] = i;
            }
        }

        Absent = NumberOf(Cell.Absent);
        Other = NumberOf(Cell.Other);
    }

    public VocabularyVariable Variable { get; }

    public int Count => names.Length;

    /// <summary>Number of <see cref="Cell.Absent"/>, or -1.</summary>
    public int Absent { get; }

    /// <summary>Number of <see cref="Cell.Other"/>, or -1.</summary>
    public int Other { get; }

    /// <summary>Which outcomes are what most providers take where nothing is set.</summary>
    public bool[] IsNothing { get; }

    /// <summary>How large the outcomes are, where they have a size. Two threads may make the same; either's will do.</summary>
    public TrainedMagnitudes Magnitudes => magnitudes ??= new TrainedMagnitudes(Variable);

    public string Name(int number) => names[number];

    /// <summary>Number of an outcome, or -1.</summary>
    public int NumberOf(string outcome) =>
        numbers is null ? Array.IndexOf(names, outcome) : numbers.GetValueOrDefault(outcome, -1);
}
