using System.Globalization;

namespace GraphSec.Tests.Storage.Server;

/// <summary>A request as it came.</summary>
/// <param name="Path">Still escaped, from the root on.</param>
/// <param name="Query">Unescaped.</param>
internal sealed record HttpRequest(
    string Method, string Path, IReadOnlyDictionary<string, string> Query, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public string? Asked(string name) => Query.GetValueOrDefault(name);

    public long? Number(string name) => Asked(name) is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>Steps of the path, unescaped.</summary>
    public string[] Steps { get; } = [.. Path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];

    public override string ToString() => $"{Method} {Path}";
}
