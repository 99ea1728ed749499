namespace GraphSec.Storage;

/// <summary>For an emulator, which asks nobody's name.</summary>
internal sealed class NoTokens : IAccessTokens
{
    public bool HasAccount => false;

    public string? QuotaProject => null;

    public Task<string?> Token() => Task.FromResult<string?>(null);
}
