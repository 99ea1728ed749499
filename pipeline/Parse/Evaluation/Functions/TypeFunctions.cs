namespace GraphSec.Pipeline.Parse.Evaluation.Functions;

/// <summary>Conversions, and functions that ask about or change marks.</summary>
internal static class TypeFunctions
{
    private static readonly Parameter Anything = Parameter.Moved.With(Allowance.Null | Allowance.Unknown);

    public static Function? Find(string name) => name switch
    {
        "tobool" => Conversion(TypeConstraint.Bool),
        "tonumber" => Conversion(TypeConstraint.Number),
        "tostring" => Conversion(TypeConstraint.String),
        "tolist" => Conversion(Parameter.List.Type),
        "toset" => Conversion(Parameter.Set.Type),
        "tomap" => Conversion(Parameter.Map.Type),
        "sensitive" => new Function(TypeConstraint.Any, call => call[0].AsSensitive(), Anything),
        "nonsensitive" => new Function(TypeConstraint.Any, call => call[0].Unmarked(), Anything),
        "issensitive" => new Function(TypeConstraint.Bool, IsSensitive, Anything),
        "type" => new Function(TypeConstraint.String, call => Value.Of(call[0].Type.ToString()), Anything),
        // What is ephemeral is only known while terraform runs; everything else passes.
        "ephemeralasnull" => new Function(TypeConstraint.Any, call => call[0], Anything),
        _ => null,
    };

    private static Function Conversion(TypeConstraint type) =>
        new(type, call => ValueConversion.Convert(call[0], type), Anything);

    private static Value IsSensitive(CallArguments call) =>
        call[0].IsSensitive ? Value.True : call[0].IsKnown ? Value.False : Value.UnknownOf(TypeConstraint.Bool);
}
