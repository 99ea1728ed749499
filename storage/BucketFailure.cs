using System.Net;
using GraphSec.Pipeline;

namespace GraphSec.Storage;

/// <summary>Turns what a bucket refuses into the one line a user can act on.</summary>
internal static class BucketFailure
{
    private const int Widest = 200;

    public static InputException OfReading(BucketUrl url, StorageFaultException fault, StorageConnection connection) => Of("read", url, fault, connection);

    public static InputException OfWriting(BucketUrl url, StorageFaultException fault, StorageConnection connection) => Of("write", url, fault, connection);

    /// <summary>Two runs wrote to one place.</summary>
    public static InputException OfOtherWriter(BucketUrl url, Exception? inner = null) => new(
        $"cannot write '{url}': another run wrote there since this one began, and its result was kept; run again", inner!);

    public static string OneLine(string message)
    {
        var line = message.ReplaceLineEndings(" ").Trim().TrimEnd('.');
        line = line.Length <= Widest ? line : line[..Widest] + "…";
        return line.Length == 0 ? "no reason given" : line;
    }

    private static InputException Of(string verb, BucketUrl url, StorageFaultException fault, StorageConnection connection)
    {
        var reason = OneLine(fault.Message);
        var what = fault.Status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden when !connection.HasAccount =>
                "it is not public, and no Google credentials were found; run 'gcloud auth application-default login', or name a file in GOOGLE_APPLICATION_CREDENTIALS",
            _ when reason.Contains("requester pays", StringComparison.OrdinalIgnoreCase) =>
                "its requesters pay for it; name the project that pays with --billing-project",
            HttpStatusCode.Unauthorized => $"Google does not take the credentials ({reason}); log in again",
            HttpStatusCode.Forbidden => $"permission denied ({reason}); ask for it, or use another account",
            HttpStatusCode.NotFound => $"there is no bucket '{url.Bucket}', or no such object; check the name",
            HttpStatusCode.PreconditionFailed => "another run wrote there at the same time; run again",
            null when fault.InnerException is HttpRequestException =>
                $"no connection to {new Uri(connection.Endpoint).Authority} ({reason}); check the network",
            null => $"{reason}; try again",
            var status => $"the server answered {(int)status} ({reason}); {(fault.IsTransient ? "try again later" : "check the name and the project")}",
        };
        return new InputException($"cannot {verb} '{url}': {what}", fault);
    }
}
