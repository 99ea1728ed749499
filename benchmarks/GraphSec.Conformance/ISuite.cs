using System.CommandLine;

namespace GraphSec.Conformance;

/// <summary>One way of holding the readers against something that we did not write.</summary>
internal interface ISuite
{
    /// <summary>The command that runs it; its arguments name checkouts on disk. Returns 0 where nothing differs, else 1.</summary>
    Command Command { get; }
}
