namespace GraphSec.Pipeline.Parse.Configuration;

/// <summary>The instances of a block.</summary>
/// <param name="Keys">One or more: a block without known instances has one that stands for all.</param>
/// <param name="IsSymbolic">The one key stands for instances that are not known.</param>
/// <param name="IsEmpty">count or for_each is known to give none; the one key stands for what is in the code.</param>
internal sealed record Expansion(IReadOnlyList<InstanceKey> Keys, bool IsSymbolic = false, bool IsEmpty = false)
{
    public static readonly Expansion Single = new([InstanceKey.None]);

    /// <summary>Every instance is known by its key.</summary>
    public bool IsKeyed => !IsSymbolic && !IsEmpty && Keys[0].Suffix.Length > 0;
}
