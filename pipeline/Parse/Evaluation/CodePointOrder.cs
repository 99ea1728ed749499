namespace GraphSec.Pipeline.Parse.Evaluation;

/// <summary>
/// Strings by code point, which is the order of their UTF-8 bytes and Terraform's. Differs from ordinal comparison of UTF-16
/// only where a surrogate pair meets a unit above U+DFFF.
/// </summary>
public sealed class CodePointOrder : IComparer<string>
{
    public static readonly CodePointOrder Instance = new();

    private CodePointOrder()
    {
    }

    public int Compare(string? x, string? y)
    {
        if (x is null || y is null)
        {
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        }

        var common = x.AsSpan().CommonPrefixLength(y);
        if (common == x.Length || common == y.Length)
        {
            return x.Length.CompareTo(y.Length);
        }

        return Rank(x[common]).CompareTo(Rank(y[common]));
    }

    /// <summary>Surrogates stand for code points from U+10000 up, so they rank above every other unit.</summary>
    private static int Rank(char unit) => char.IsSurrogate(unit) ? unit + 0x10000 : unit;
}
