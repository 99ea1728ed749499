namespace GraphSec.Storage;

/// <summary>A file of a folder and the object that holds it.</summary>
/// <param name="Name">Of the file, relative to the folder.</param>
/// <param name="Object">Its name, too, relative to the folder: the file's own, or one below <see cref="FolderManifest.NewFolder"/>.</param>
internal sealed record FolderMember(string Name, StoredObject Object)
{
    /// <summary>Whether other programs find the object under the file's name.</summary>
    public bool IsSettled => Name == Object.Name;
}
