using System.CommandLine;
using GraphSec.Models.Torch;
using GraphSec.Pipeline;

namespace GraphSec.Cli.Commands;

/// <summary><c>graphsec devices</c>: no stage, but what <c>--device</c> may be here.</summary>
internal static class DevicesCommand
{
    private const string Description = """
        List what can compute here, one line each, and why the rest cannot.

        cpu is always there. torch (libtorch on the cpu) and cuda need libtorch, of Debian's libtorch-dev or inside any PyTorch,
        and a small shim that --build makes once with cmake and g++; it is kept in $XDG_CACHE_HOME/graphsec.

        Examples:
          graphsec devices
          graphsec devices --build
          graphsec train --device cuda
        """;

    public static Command Create(Terminal terminal)
    {
        var command = new VerbCommand(terminal, "devices", Description);
        var build = command.Flag("--build", "Build the shim for libtorch first");
        var libtorch = command.Path("--libtorch", "Folder of libtorch [default: LIBTORCH, or where it is installed]");
        command.Does(result =>
        {
            var folder = result.GetValue(libtorch) is { } named ? terminal.At(named) : null;
            var catalog = new DeviceCatalog(folder, Environment.GetEnvironmentVariable);
            if (result.GetValue(build))
            {
                Build(catalog);
            }

            foreach (var device in catalog.List())
            {
                terminal.Out.WriteLine($"{device.Name,-8} {(device.IsReady ? "ready" : "no"),-6} {device.Text}");
            }

            return ExitCodes.Fine;
        });
        return command;
    }

    private static void Build(DeviceCatalog catalog)
    {
        try
        {
            catalog.Build();
        }
        catch (TorchException fault)
        {
            throw new InputException(fault.Message, fault);
        }
    }
}
