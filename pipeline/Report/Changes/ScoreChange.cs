namespace GraphSec.Pipeline.Report.Changes;

/// <summary>One block whose score is another one than before.</summary>
/// <param name="Finding">As it is now; as it was where it is gone.</param>
/// <param name="Before">Null where it was not there.</param>
/// <param name="After">Null where it is there no more.</param>
/// <param name="Neighbours">Addresses of neighbours that changed, where they are the cause.</param>
public sealed record ScoreChange(Finding Finding, double? Before, double? After, ChangeCause Cause, IReadOnlyList<string> Neighbours)
{
    public double Move => Math.Abs((After ?? 0) - (Before ?? 0));

    /// <summary>The cause after "because".</summary>
    public string Because => Cause switch
    {
        ChangeCause.Added => "it is new",
        ChangeCause.Removed => "it is gone",
        ChangeCause.Changed => "it changed",
        ChangeCause.Neighbour => $"{InstanceNames.List(Neighbours)} changed",
        ChangeCause.Peers => $"others of type {Finding.Block.Type} changed",
        _ => "the model or the rest of the graph changed",
    };
}
