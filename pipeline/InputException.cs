namespace GraphSec.Pipeline;

/// <summary>
/// The one error a user can mend: a missing file, a broken input, a wrong option. Its message is one line, lower case,
/// quotes the value, names the place, and ends with what to do. The command line prints it and exits 1; every other
/// exception is a bug and is left to fall.
/// </summary>
public sealed class InputException : Exception
{
    public InputException(string message) : base(message)
    {
    }

    public InputException(string message, Exception inner) : base(message, inner)
    {
    }

    public InputException()
    {
    }
}
