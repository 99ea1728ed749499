using System.IO.MemoryMappedFiles;

namespace GraphSec.Fuzz.Search;

/// <summary>The input being read, in a mapped file: writing it costs a copy in memory, and it outlives the process.</summary>
internal sealed class CurrentInput : IDisposable
{
    private readonly MemoryMappedFile file;
    private readonly MemoryMappedViewAccessor view;

    public CurrentInput(string path, int longest)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        file = MemoryMappedFile.CreateFromFile(path, FileMode.Create, null, longest + sizeof(int));
        view = file.CreateViewAccessor();
    }

    public void Set(byte[] input)
    {
        view.Write(0, input.Length);
        view.WriteArray(sizeof(int), input, 0, input.Length);
    }

    public static byte[] Load(string path)
    {
        var bytes = File.ReadAllBytes(path);
        return bytes[sizeof(int)..(sizeof(int) + BitConverter.ToInt32(bytes))];
    }

    public void Dispose()
    {
        view.Dispose();
        file.Dispose();
    }
}
