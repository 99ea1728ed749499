using System.Net;
using System.Numerics;

namespace GraphSec.Pipeline.Parse.Evaluation.Functions;

/// <summary>A range of addresses: <see cref="Bits"/> is 32 or 128, the address has its host part cleared.</summary>
internal readonly record struct IpPrefix(BigInteger Address, int Bits, int Length)
{
    /// <exception cref="EvaluationException">Not a CIDR expression.</exception>
    public static IpPrefix Parse(string text)
    {
        var slash = text.IndexOf('/');
        if (slash < 0 || !int.TryParse(text.AsSpan(slash + 1), System.Globalization.NumberStyles.None, null, out var length))
        {
            throw Invalid(text);
        }

        var (address, bits) = text.Contains(':') ? (ParseV6(text[..slash], text), 128) : (ParseV4(text[..slash], text), 32);
        if (length > bits)
        {
            throw Invalid(text);
        }

        var hostBits = bits - length;
        return new IpPrefix(address >> hostBits << hostBits, bits, length);
    }

    /// <summary>A range, or an address as the range that holds nothing else.</summary>
    /// <exception cref="EvaluationException">Neither of the two.</exception>
    public static IpPrefix ParseAny(string text) =>
        Parse(text.Contains('/') ? text : text + (text.Contains(':') ? "/128" : "/32"));

    public bool Contains(IpPrefix other) => other.Bits == Bits && other.Length >= Length
        && other.Address >> (Bits - Length) == Address >> (Bits - Length);

    /// <summary>The address of that number in the range; negative numbers count from its end.</summary>
    /// <exception cref="EvaluationException">The range has no such address.</exception>
    public string Host(BigInteger number)
    {
        var size = BigInteger.One << (Bits - Length);
        if (number >= size || -number > size)
        {
            throw new EvaluationException($"prefix of {Length} does not accommodate a host numbered {number}");
        }

        return Written(Address + (number.Sign < 0 ? size + number : number));
    }

    public string Netmask() => Bits == 32
        ? Written((BigInteger.One << 32) - (BigInteger.One << (32 - Length)))
        : throw new EvaluationException("IPv6 addresses cannot have a netmask");

    /// <summary>The range of that number among those longer by that many bits.</summary>
    /// <exception cref="EvaluationException">There is no such range.</exception>
    public IpPrefix Subnet(int newBits, BigInteger number)
    {
        if (newBits < 0 || Length + newBits > Bits)
        {
            throw new EvaluationException($"insufficient address space to extend prefix of {Length} by {newBits}");
        }

        if (number.Sign < 0 || number >= BigInteger.One << newBits)
        {
            throw new EvaluationException($"prefix extension of {newBits} does not accommodate a subnet numbered {number}");
        }

        var length = Length + newBits;
        return new IpPrefix(Address + (number << (Bits - length)), Bits, length);
    }

    public override string ToString() => $"{Written(Address)}/{Length}";

    private static BigInteger ParseV4(string text, string whole)
    {
        var total = BigInteger.Zero;
        var parts = text.Split('.');
        foreach (var part in parts)
        {
            // Leading zeros are read as decimal, as Terraform does.
            if (part.Length is 0 or > 16 || !part.All(char.IsAsciiDigit) || ulong.Parse(part) > 255 || parts.Length != 4)
            {
                throw Invalid(whole);
            }

            total = (total << 8) + ulong.Parse(part);
        }

        return total;
    }

    private static BigInteger ParseV6(string text, string whole) =>
        !text.Contains('%') && !text.Contains('[') && IPAddress.TryParse(text, out var address)
            ? new BigInteger(address.GetAddressBytes(), isUnsigned: true, isBigEndian: true)
            : throw Invalid(whole);

    private static EvaluationException Invalid(string text) => new($"invalid CIDR expression: \"{text}\"");

    private string Written(BigInteger address)
    {
        var bytes = new byte[Bits / 8];
        var digits = address.ToByteArray(isUnsigned: true, isBigEndian: true);
        digits.CopyTo(bytes, bytes.Length - digits.Length);
        return Bits == 32 ? new IPAddress(bytes).ToString() : WrittenV6(bytes);
    }

    /// <summary>RFC 5952: the longest run of two or more zero groups is left out, the first of equals.</summary>
    private static string WrittenV6(byte[] bytes)
    {
        var groups = new int[8];
        var (best, bestLength, start) = (-1, 1, 0);
        for (var i = 0; i < 8; i++)
        {
            groups[i] = (bytes[2 * i] << 8) | bytes[(2 * i) + 1];
            start = groups[i] == 0 ? start : i + 1;
            if (i + 1 - start > bestLength)
            {
                (best, bestLength) = (start, i + 1 - start);
            }
        }

        var written = groups.Select(group => group.ToString("x"));
        return best < 0
            ? string.Join(':', written)
            : $"{string.Join(':', written.Take(best))}::{string.Join(':', written.Skip(best + bestLength))}";
    }
}
