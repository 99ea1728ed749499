namespace GraphSec.Tests.Storage.Server;

/// <summary>Refusals that several requests share.</summary>
internal static class Conditions
{
    /// <summary>The answer to who takes the object for another than it is.</summary>
    public static HttpReply? Refused(Blob? blob, HttpRequest request)
    {
        var isRight = (request.Number("ifGenerationMatch") is not { } generation || generation == (blob?.Generation ?? 0))
            && (request.Number("ifGenerationNotMatch") is not { } other || other != (blob?.Generation ?? 0))
            && (request.Number("ifMetagenerationMatch") is not { } meta || meta == (blob?.Metageneration ?? 0));
        return isRight ? null : HttpReply.Error(412, "conditionNotMet", "At least one of the pre-conditions you specified did not hold.");
    }

    public static HttpReply Missing() => HttpReply.Error(404, "notFound", "No such object.");
}
