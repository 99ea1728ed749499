using System.Text;

namespace GraphSec.Pipeline.Artifacts;

/// <summary>What makes two blocks copies of each other: the same local name and the same cells, wherever they are called from.</summary>
public static class BlockSignature
{
    public static string Of(BlockFeatures block)
    {
        var text = new StringBuilder(block.Type).Append(' ');
        text.Append(block.Address.AsSpan(block.ModulePath.Length));
        foreach (var cell in block.Cells)
        {
            text.Append('\n').Append(cell.Path).Append('=').Append(cell.Outcome);
        }

        return text.ToString();
    }
}
