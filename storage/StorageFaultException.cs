using System.Net;

namespace GraphSec.Storage;

/// <summary>What went wrong between here and a bucket, before anybody decided whether it is worth another try.</summary>
internal sealed class StorageFaultException : Exception
{
    public StorageFaultException()
    {
    }

    public StorageFaultException(string message) : base(message)
    {
    }

    public StorageFaultException(string message, Exception inner) : base(message, inner)
    {
    }

    public StorageFaultException(HttpStatusCode status, string message) : base(message) => Status = status;

    /// <summary>What the server answered; null where it did not answer, or nothing that could be believed.</summary>
    public HttpStatusCode? Status { get; }

    /// <summary>The least time that the server asks to be left alone.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Worth another try: https://cloud.google.com/storage/docs/retry-strategy.</summary>
    public bool IsTransient => Status is null or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;

    /// <summary>The object is of another generation than it was taken for.</summary>
    public bool IsStale => Status is HttpStatusCode.PreconditionFailed;

    public bool IsMissing => Status is HttpStatusCode.NotFound;
}
