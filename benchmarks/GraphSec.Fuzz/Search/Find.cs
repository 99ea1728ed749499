namespace GraphSec.Fuzz.Search;

/// <summary>An input that a reader did not take as it should.</summary>
/// <param name="Kind">Where and how, without the input's own words: finds of one kind are one find.</param>
internal sealed record Find(string Kind, string Message, byte[] Input)
{
    public static Find Of(Exception exception, byte[] input)
    {
        var place = (exception.StackTrace ?? "").Split('\n')
            .FirstOrDefault(line => line.Contains("GraphSec.", StringComparison.Ordinal)
                && !line.Contains("GraphSec.Fuzz", StringComparison.Ordinal)) ?? "";
        var at = place.IndexOf('(', StringComparison.Ordinal);
        var method = (at < 0 ? place : place[..at]).Trim();
        var broken = exception is BrokenPropertyException ? " " + exception.Message.Split(':')[0] : "";
        return new Find($"{exception.GetType().Name}{broken} {method}".Trim(), exception.ToString(), input);
    }
}
