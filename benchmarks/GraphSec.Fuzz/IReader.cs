namespace GraphSec.Fuzz;

/// <summary>Something that reads text from outside, and what must hold of every reading.</summary>
internal interface IReader
{
    string Name { get; }

    /// <summary>Words of the language, which mutations put in.</summary>
    IReadOnlyList<string> Words { get; }

    /// <summary>Inputs to start from that a file of a corpus gives.</summary>
    IEnumerable<byte[]> SeedsOf(string path);

    /// <summary>Reads the input and notes what was seen on the way.</summary>
    /// <exception cref="Exception">Any at all: the input is a find.</exception>
    void Read(byte[] input, Novelty novelty);
}
