namespace GraphSec.Pipeline.Artifacts;

/// <summary>Names of what AWS owns and all its customers share, as <c>arn:aws:iam::aws:policy/AdministratorAccess</c> (AWS IAM User Guide, "AWS
/// managed policies"): where another name is one's own, these mean the same everywhere.</summary>
internal static class ManagedArn
{
    private const string Start = "arn:";
    private const string Owner = "aws";

    /// <param name="text">May go on after the name.</param>
    public static bool Is(ReadOnlySpan<char> text)
    {
        if (!text.StartsWith(Start, StringComparison.Ordinal))
        {
            return false;
        }

        // arn:partition:service:region:account:resource
        var at = 0;
        foreach (var part in text.Split(':'))
        {
            if (at++ == 4)
            {
                return text[part].SequenceEqual(Owner);
            }
        }

        return false;
    }

    /// <summary>The last part of an outcome that is one, without quotes: <c>AdministratorAccess</c>.</summary>
    public static string NameOf(string outcome) => outcome[(outcome.LastIndexOf('/') + 1)..].TrimEnd('"');
}
