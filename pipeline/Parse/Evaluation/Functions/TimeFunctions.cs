namespace GraphSec.Pipeline.Parse.Evaluation.Functions;

/// <summary>Functions of timestamps. Those that ask the clock give an unknown string.</summary>
internal static class TimeFunctions
{
    public static Function? Find(string name) => name switch
    {
        "formatdate" => new Function(
            TypeConstraint.String,
            call => Value.Of(DateFormat.Format(call.Text(0), Timestamp.Parse(call.Text(1)))),
            Parameter.String,
            Parameter.String),
        "timeadd" => new Function(
            TypeConstraint.String,
            call => Value.Of(Timestamp.Parse(call.Text(0)).Add(Duration.Parse(call.Text(1))).ToString()),
            Parameter.String,
            Parameter.String),
        "timecmp" => new Function(
            TypeConstraint.Number,
            call => Value.Of(Timestamp.Parse(call.Text(0)).Moment.CompareTo(Timestamp.Parse(call.Text(1)).Moment)),
            Parameter.String,
            Parameter.String),
        "timestamp" or "plantimestamp" =>
            new Function(TypeConstraint.String, _ => Value.UnknownOf(TypeConstraint.String)),
        _ => null,
    };
}
