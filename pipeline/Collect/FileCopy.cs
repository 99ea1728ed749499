using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Collect;

/// <summary>Copies what a file holds.</summary>
internal static class FileCopy
{
    // Not File.Copy: a copy takes the permissions along, and a read-only one could not be replaced.
    public static void Content(string from, string to)
    {
        using var target = new FileStream(to, FileMode.CreateNew, FileAccess.Write);
        if (BoundedFile.LengthOf(from) > 0)
        {
            using var source = File.OpenRead(from);
            source.CopyTo(target);
        }
    }
}
