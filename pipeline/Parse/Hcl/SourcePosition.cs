namespace GraphSec.Pipeline.Parse.Hcl;

/// <summary>A place in a file as HCL counts it: line and column from 1, columns in grapheme clusters, bytes of UTF-8 from 0.
/// </summary>
public readonly record struct SourcePosition(int Line, int Column, int Byte);
