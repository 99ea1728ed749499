using System.Text;
using System.Xml;

namespace GraphSec.Pipeline.Report;

/// <summary>XML as reports write it: indented, '\n', UTF-8; what XML 1.0 cannot hold becomes U+FFFD.</summary>
internal static class XmlText
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Indent = true,
        NewLineChars = "\n",
        NewLineHandling = NewLineHandling.Entitize,
        OmitXmlDeclaration = true,
    };

    /// <param name="write">Writes the document's element.</param>
    public static void Write(TextWriter output, Action<XmlWriter> write)
    {
        // The writer would name the encoding of the text writer, which knows nothing of the file's.
        output.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        using (var writer = XmlWriter.Create(output, Settings))
        {
            write(writer);
        }

        output.Write('\n');
    }

    public static void Attribute(this XmlWriter writer, string name, string value) => writer.WriteAttributeString(name, Clean(value));

    public static void Text(this XmlWriter writer, string value) => writer.WriteString(Clean(value));

    public static string Clean(string text)
    {
        StringBuilder? clean = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (!XmlConvert.IsXmlChar(text[i]))
            {
                (clean ??= new StringBuilder(text))[i] = '\uFFFD';
            }
        }

        return clean?.ToString() ?? text;
    }
}
