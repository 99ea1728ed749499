namespace GraphSec.Pipeline.Parse.Evaluation.Functions;

/// <summary>The prepared arguments of one call.</summary>
internal readonly struct CallArguments(IReadOnlyList<Value> values, FunctionContext context)
{
    public IReadOnlyList<Value> Values { get; } = values;

    public FunctionContext Context { get; } = context;

    public int Count => Values.Count;

    public Value this[int index] => Values[index];

    public string Text(int index) => Values[index].Text;

    public Number Number(int index) => Values[index].Number;

    public IReadOnlyList<Value> Items(int index) => Values[index].Items;

    /// <exception cref="EvaluationException">Not a whole number of 32 bits.</exception>
    public int Integer(int index) => Values[index].Number.TryToInteger(out var value) && value == (int)value
        ? (int)value
        : throw new EvaluationException($"argument {index + 1} must be a whole number");

    /// <summary>The arguments from that place on.</summary>
    public IEnumerable<Value> From(int index) => Values.Skip(index);
}
