namespace GraphSec.Pipeline.Parse.Evaluation.Functions;

/// <summary>One parameter: the type its argument is converted to, and what may come in unprepared.</summary>
internal sealed record Parameter(TypeConstraint Type, Allowance Allowance = Allowance.None)
{
    public static readonly Parameter Any = new(TypeConstraint.Any);
    public static readonly Parameter Bool = new(TypeConstraint.Bool);
    public static readonly Parameter Number = new(TypeConstraint.Number);
    public static readonly Parameter String = new(TypeConstraint.String);
    public static readonly Parameter Strings = new(TypeConstraint.ListOf(TypeConstraint.String));
    public static readonly Parameter List = new(TypeConstraint.ListOf(TypeConstraint.Any));
    public static readonly Parameter Set = new(TypeConstraint.SetOf(TypeConstraint.Any));
    public static readonly Parameter Map = new(TypeConstraint.MapOf(TypeConstraint.Any));

    /// <summary>Any value, its elements unknown or marked: for functions that move values without looking at them.</summary>
    public static readonly Parameter Moved = new(TypeConstraint.Any, Allowance.PartlyUnknown | Allowance.Marked);

    public Parameter With(Allowance allowance) => this with { Allowance = Allowance | allowance };

    public bool Allows(Allowance allowance) => (Allowance & allowance) == allowance;
}
