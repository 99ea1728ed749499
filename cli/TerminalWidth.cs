using System.Runtime.InteropServices;

namespace GraphSec.Cli;

/// <summary>Asks the terminal for its columns. <see cref="Console.WindowWidth"/> would do, but on Unix it first sends the terminal
/// sequences that prepare it for reading keys.</summary>
internal static partial class TerminalWidth
{
    private const int StandardOutput = 1;

    /// <summary>TIOCGWINSZ of Linux.</summary>
    private const nuint WindowSize = 0x5413;

    /// <summary>0 where it is not known; the terminal folds lines itself then.</summary>
    public static int OfOutput()
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                return Console.WindowWidth;
            }

            // Elsewhere than on Linux the variable argument of ioctl is passed in another way.
            return OperatingSystem.IsLinux() && IoControl(StandardOutput, WindowSize, out var size) == 0 ? size.Columns : 0;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    [LibraryImport("libc", EntryPoint = "ioctl")]
    private static partial int IoControl(int file, nuint request, out Size size);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Size
    {
        public readonly ushort Rows;
        public readonly ushort Columns;
        public readonly ushort Width;
        public readonly ushort Height;
    }
}
