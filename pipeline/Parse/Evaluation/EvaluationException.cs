namespace GraphSec.Pipeline.Parse.Evaluation;

/// <summary>
/// An operation, conversion or function that Terraform refuses. The evaluator turns it into a notice and an unknown value;
/// it never reaches a user as it is.
/// </summary>
public sealed class EvaluationException : Exception
{
    public EvaluationException(string message)
        : base(message)
    {
    }

    public EvaluationException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public EvaluationException()
    {
    }
}
