namespace GraphSec.Pipeline.Evaluate;

/// <summary>A fault's name in metrics and tables.</summary>
public static class FaultNames
{
    public static string Of(FaultKind kind) => kind switch
    {
        FaultKind.ChangedValue => "changed-value",
        FaultKind.DroppedAttribute => "dropped-attribute",
        FaultKind.SwappedReference => "swapped-reference",
        FaultKind.MissingSibling => "missing-sibling",
        _ => "weakened-security",
    };
}
