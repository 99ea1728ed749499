namespace GraphSec.Pipeline.Parse.Evaluation;

/// <summary>How large values may grow, so that no configuration can exhaust memory.</summary>
public static class Limits
{
    /// <summary>Longest string a function or template may make, in UTF-16 units.</summary>
    public const int Text = 16 * 1024 * 1024;

    /// <summary>Largest collection a function may multiply its input into.</summary>
    public const int Elements = 1_000_000;

    /// <summary>Most numbers range() gives; Terraform's own limit.</summary>
    public const int Range = 1024;

    /// <summary>Largest file that is read, in bytes.</summary>
    public const int FileBytes = 4 * 1024 * 1024;

    /// <summary>Deepest nesting of decoded documents.</summary>
    public const int Depth = 200;

    /// <exception cref="EvaluationException">Longer than <see cref="Text"/>.</exception>
    public static void CheckText(long length)
    {
        if (length > Text)
        {
            throw new EvaluationException($"the result is longer than {Text} characters");
        }
    }

    /// <exception cref="EvaluationException">More than <see cref="Elements"/>.</exception>
    public static void CheckElements(long count)
    {
        if (count > Elements)
        {
            throw new EvaluationException($"the result has more than {Elements} elements");
        }
    }
}
