namespace GraphSec.Pipeline.Parse;

/// <summary>How an input's text is written.</summary>
internal enum TextForm
{
    Dot,
    Mermaid,
    Json,
}
