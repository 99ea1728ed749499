namespace GraphSec.Pipeline.Report.Suppress;

/// <summary>A finding that is known.</summary>
/// <param name="File">Where its outermost call or itself stands, as the repository names it; "" where the input has no code.</param>
/// <param name="Fingerprint">Of its attributes: where they change, the entry lapses.</param>
/// <param name="Score">When the baseline was made; for people.</param>
public sealed record BaselineEntry(string File, string Address, string Fingerprint, double Score)
{
    public static BaselineEntry Of(Finding finding, SourceTree? sources)
    {
        var block = finding.Block;
        var file = (block.CallPlace ?? block.Place)?.File;
        return new BaselineEntry(
            file is null ? "" : sources?.NameOf(file) ?? file, block.Address, block.Fingerprint, finding.Score.Score);
    }
}
