using System.Text;

namespace GraphSec.Fuzz.Search;

/// <summary>Changes inputs: bytes, words of the language, pieces of other inputs, and shapes that parsers are weak at.</summary>
internal sealed class Mutator(Random random, IReadOnlyList<string> words, int longest)
{
    private static readonly byte[][] Oddities =
    [
        [0xef, 0xbb, 0xbf], [0xff, 0xfe], [0xfe, 0xff], [0], [0xff], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xe2, 0x80, 0xa8],
        [0xcc, 0x81], "\r"u8.ToArray(), "\r\n"u8.ToArray(), "\n\n"u8.ToArray(), "\t"u8.ToArray(), "\\"u8.ToArray(), [0xe2, 0x80, 0xae],
    ];

    private static readonly string[] Numbers = ["0", "-1", "1e9", "99999999999999999999", "1e999999999", "0.1", "2147483648", "-9223372036854775809"];

    public byte[] Mutate(byte[] input, byte[] other)
    {
        var rounds = 1 << random.Next(4);
        for (var i = 0; i < rounds; i++)
        {
            input = Once(input, other);
        }

        return input.Length > longest ? input[..longest] : input;
    }

    private byte[] Once(byte[] input, byte[] other)
    {
        switch (random.Next(14))
        {
            case 0 when input.Length > 0:
                var flipped = input.ToArray();
                flipped[random.Next(input.Length)] = (byte)random.Next(256);
                return flipped;
            case 1:
                return Insert(input, Oddities[random.Next(Oddities.Length)]);
            case 2 or 3 or 4:
                return Insert(input, Word());
            case 5:
                return Replace(input, Piece(input), Word());
            case 6:
                return Replace(input, Piece(input), []);
            case 7:
                return Insert(input, input[Piece(input)]);
            case 8:
                return Insert(input, other[Piece(other)]);
            case 9:
                return Replace(input, Piece(input), other[Piece(other)]);
            case 10 when random.Next(4) == 0:
                return input[..random.Next(input.Length + 1)];
            case 11 when random.Next(8) == 0:
                return Repeat(input);
            case 12 when random.Next(20) == 0:
                return Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(input).Replace("\n", "\r\n", StringComparison.Ordinal));
            default:
                return Replace(input, Piece(input), Encoding.UTF8.GetBytes(Numbers[random.Next(Numbers.Length)]));
        }
    }

    /// <summary>A piece many times over: in a row, or opened often and closed as often.</summary>
    private byte[] Repeat(byte[] input)
    {
        var times = 1 << random.Next(1, 13);
        var piece = random.Next(2) == 0 ? Word() : input[Piece(input)];
        if (piece.Length * times > longest)
        {
            return input;
        }

        var many = Enumerable.Repeat(piece, times).SelectMany(b => b);
        return random.Next(2) == 0 ? Insert(input, [.. many]) : Insert(Insert(input, [.. many]), [.. Enumerable.Repeat(Word(), times).SelectMany(b => b)]);
    }

    private byte[] Word() => Encoding.UTF8.GetBytes(words[random.Next(words.Count)]);

    /// <summary>A range, mostly of words or lines: starts and ends move on to the next border.</summary>
    private Range Piece(byte[] input)
    {
        if (input.Length == 0)
        {
            return ..0;
        }

        var start = random.Next(input.Length);
        var end = Math.Min(input.Length, start + 1 + random.Next(random.Next(3) switch { 0 => 4, 1 => 40, _ => 400 }));
        var border = random.Next(3) switch { 0 => (byte)'\n', 1 => (byte)' ', _ => (byte)0 };
        if (border != 0)
        {
            start = Next(input, border, start);
            end = Next(input, border, Math.Max(start, end));
        }

        return start..Math.Max(start, end);
    }

    private static int Next(byte[] input, byte border, int from)
    {
        var at = Array.IndexOf(input, border, from);
        return at < 0 ? input.Length : at;
    }

    private byte[] Insert(byte[] input, byte[] piece)
    {
        var at = random.Next(input.Length + 1);
        return Replace(input, at..at, piece);
    }

    private static byte[] Replace(byte[] input, Range range, byte[] piece) => [.. input[..range.Start], .. piece, .. input[range.End..]];
}
