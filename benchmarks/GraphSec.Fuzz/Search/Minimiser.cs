namespace GraphSec.Fuzz.Search;

/// <summary>Cuts a find down to what still fails in the same way (delta debugging, Zeller and Hildebrandt 2002, one-sided).</summary>
internal static class Minimiser
{
    /// <param name="fails">Whether an input still shows the find.</param>
    /// <param name="most">Inputs tried at most.</param>
    public static byte[] Minimise(byte[] input, Func<byte[], bool> fails, int most = 4000)
    {
        for (var size = Math.Max(1, input.Length / 2); ; size /= 2)
        {
            for (var at = 0; at < input.Length && most > 0;)
            {
                byte[] less = [.. input[..at], .. input[Math.Min(input.Length, at + size)..]];
                most--;
                if (fails(less))
                {
                    input = less;
                }
                else
                {
                    at += size;
                }
            }

            if (size <= 1 || most == 0)
            {
                return input;
            }
        }
    }
}
