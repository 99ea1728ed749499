namespace GraphSec.Models.Torch;

/// <summary>What libtorch, or the way to it, says in one line.</summary>
public sealed class TorchException : Exception
{
    public TorchException()
    {
    }

    public TorchException(string message)
        : base(OneLine(message))
    {
    }

    public TorchException(string message, Exception inner)
        : base(OneLine(message), inner)
    {
    }

    static string OneLine(string message) => message.Trim().Split('\n')[0].Trim();
}
