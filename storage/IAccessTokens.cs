namespace GraphSec.Storage;

/// <summary>Says who asks.</summary>
internal interface IAccessTokens
{
    /// <summary>False where nobody is known: then requests are anonymous, which public buckets allow.</summary>
    bool HasAccount { get; }

    /// <summary>The project that the credentials charge, if they name one.</summary>
    string? QuotaProject { get; }

    /// <summary>A token that is valid now, or null for an anonymous request.</summary>
    Task<string?> Token();
}
