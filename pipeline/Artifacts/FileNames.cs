using System.Security.Cryptography;
using System.Text;

namespace GraphSec.Pipeline.Artifacts;

/// <summary>File names for names that come from an input and may hold anything.</summary>
public static class FileNames
{
    private const int MaxLength = 120;
    private const int KeptLength = 100;

    /// <summary>
    /// A name that is safe on every file system and differs where the names differ, also where upper and lower case are one:
    /// lower-case letters, digits, <c>_ . -</c> stay, every other byte of UTF-8 becomes <c>%xx</c>; a long one is cut and gets
    /// a digest.
    /// </summary>
    public static string Of(string name)
    {
        var safe = new StringBuilder();
        foreach (var value in Encoding.UTF8.GetBytes(name))
        {
            var character = (char)value;
            var plain = char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is '_' or '-'
                || (character == '.' && safe.Length > 0);
            safe.Append(plain ? character.ToString() : $"%{value:x2}");
        }

        return safe.Length switch
        {
            0 => "%",
            > MaxLength => $"{safe.ToString(0, KeptLength)}%{Digest(name)}",
            _ => safe.ToString(),
        };
    }

    private static string Digest(string name) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 8));
}
