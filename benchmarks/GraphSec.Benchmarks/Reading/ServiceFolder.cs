using System.Globalization;

namespace GraphSec.Benchmarks.Reading;

/// <summary>
/// Writes a root module as people write them, only larger: a network, a shared module called once a service, and one file a
/// service with count, for_each, dynamic blocks, heredocs and references through locals, variables and module outputs.
/// Terraform itself accepts it.
/// </summary>
internal static class ServiceFolder
{
    /// <summary>Blocks that one service adds: those of its file, and those of its call of the shared module.</summary>
    public const int BlocksPerService = 25;

    /// <summary>Instances that those blocks expand to.</summary>
    public const int InstancesPerService = 50;

    /// <summary>Writes the folder and gives the bytes written.</summary>
    public static long Write(string folder, int services)
    {
        var names = Enumerable.Range(0, services).Select(i => string.Create(CultureInfo.InvariantCulture, $"service{i:d4}"));
        Directory.CreateDirectory(Path.Combine(folder, "modules", "queue"));
        var written = Save(folder, "main.tf", ServiceText.Root)
            + Save(folder, "variables.tf", ServiceText.Variables)
            + Save(folder, "modules/queue/main.tf", ServiceText.Queue);
        string? before = null;
        foreach (var name in names)
        {
            var text = ServiceText.Service.Replace("NAME", name, StringComparison.Ordinal)
                .Replace("BEFORE", before is null ? "aws_vpc.main.arn" : $"aws_ecs_service.{before}.id", StringComparison.Ordinal);
            written += Save(folder, $"{name}.tf", text);
            before = name;
        }

        return written;
    }

    private static long Save(string folder, string name, string text)
    {
        File.WriteAllText(Path.Combine(folder, name), text);
        return text.Length;
    }
}
