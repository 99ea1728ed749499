namespace GraphSec.Pipeline.Parse.Hcl;

internal enum TemplatePieceKind
{
    Text,
    Interpolation,
    If,
    Else,
    EndIf,
    For,
    EndFor,
}
