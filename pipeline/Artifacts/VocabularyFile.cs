using System.Globalization;
using System.Text;

namespace GraphSec.Pipeline.Artifacts;

/// <summary>
/// A vocabulary as text, one entry a line, tab-separated: <c>L</c> and its limits; <c>T key blocks repositories</c>, below it <c>V path blocks</c>, below
/// that <c>O outcome blocks repositories</c>; last <c>R relation</c>. Tabs, line ends and backslashes in words are escaped.
/// </summary>
public static class VocabularyFile
{
    public static string Write(Vocabulary vocabulary)
    {
        var text = new StringBuilder(VocabularyText.Header).Append('\n');
        var limits = vocabulary.Limits;
        text.Append(CultureInfo.InvariantCulture, $"L\t{limits.MinBlocks}\t{limits.MinRepositories}\t{limits.OftenInOne}\t{limits.MaxOutcomes}\n");
        foreach (var type in vocabulary.Types)
        {
            text.Append(CultureInfo.InvariantCulture, $"T\t{EscapedWord.Write(type.Key)}\t{type.Blocks}\t{type.Repositories}\n");
            foreach (var variable in type.Variables)
            {
                text.Append(CultureInfo.InvariantCulture, $"V\t{EscapedWord.Write(variable.Path)}\t{variable.Blocks}\n");
                foreach (var outcome in variable.Outcomes)
                {
                    text.Append(CultureInfo.InvariantCulture, $"O\t{EscapedWord.Write(outcome.Text)}\t{outcome.Blocks}\t{outcome.Repositories}\n");
                }
            }
        }

        foreach (var relation in vocabulary.Relations)
        {
            text.Append(CultureInfo.InvariantCulture, $"R\t{EscapedWord.Write(relation)}\n");
        }

        return text.ToString();
    }

    public static Vocabulary Read(string path)
    {
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"cannot read the vocabulary \"{path}\": {e.Message.TrimEnd('.')}; run `graphsec featurize` first", e);
        }

        return Parse(text, path);
    }

    /// <exception cref="InputException">No vocabulary, or a damaged one.</exception>
    public static Vocabulary Parse(string text, string path) => new VocabularyText(text, path).Words();
}
