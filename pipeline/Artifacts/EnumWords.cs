using System.Text;

namespace GraphSec.Pipeline.Artifacts;

/// <summary>The words for an enumeration's values in files: <c>DependsOn</c> is written <c>depends_on</c>.</summary>
public static class EnumWords
{
    public static string Of<T>(T value)
        where T : struct, Enum => Table<T>.Words[Array.IndexOf(Table<T>.Values, value)];

    /// <summary>The value of that word, or null.</summary>
    public static T? Parse<T>(string word)
        where T : struct, Enum => Array.IndexOf(Table<T>.Words, word) is >= 0 and var at ? Table<T>.Values[at] : null;

    private static string Word(string name)
    {
        var word = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterUpper(letter) && word.Length > 0)
            {
                word.Append('_');
            }

            word.Append(char.ToLowerInvariant(letter));
        }

        return word.ToString();
    }

    private static class Table<T>
        where T : struct, Enum
    {
        public static readonly T[] Values = Enum.GetValues<T>();
        public static readonly string[] Words = Array.ConvertAll(Enum.GetNames<T>(), Word);
    }
}
