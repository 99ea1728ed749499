namespace GraphSec.Models.Storage;

/// <summary>One tensor as the header of a safetensors file announces it.</summary>
/// <param name="Begin">First byte, counted from the end of the header.</param>
/// <param name="End">One past the last byte.</param>
internal sealed record SafetensorsEntry(string Name, string Type, int Rows, int Columns, long Begin, long End)
{
    /// <summary>Bytes of one number; 0 for a type we do not read.</summary>
    public int Width => Type switch
    {
        "F32" => 4,
        "F16" or "BF16" => 2,
        "I8" => 1,
        _ => 0,
    };

    /// <summary>Whether the numbers are codes, which a scale a row turns into numbers.</summary>
    public bool IsCodes => Type == "I8";
}
