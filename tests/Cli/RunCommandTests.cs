using GraphSec.Tests.Pipeline.Artifacts;

namespace GraphSec.Tests.Cli;

public sealed class RunCommandTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void What_the_code_ignores_counts_neither_in_the_table_nor_in_the_report()
    {
        for (var i = 0; i < 6; i++)
        {
            scratch.Put($"repositories/r{i}/main.tf", $$"""
                # graphsec:ignore[it is meant so]
                resource "aws_vpc" "main" {
                  cidr_block = "10.{{i}}.0.0/1{{i}}"
                }
                resource "aws_subnet" "a" {
                  vpc_id = aws_vpc.main.id
                }
                resource "aws_subnet" "b" {
                  vpc_id = aws_vpc.main.id
                }
                """);
        }

        var run = new GraphSecRun().In(scratch.Path).Run(
            "run", "repositories", "--output", "data", "--params", "none", "--epochs", "1", "--threshold", "0");
        Assert.Equal("", run.Error);
        const string Line = "6 root modules: 18 resources, 12 of them at 0 or above (6 ignored in the code)";
        Assert.StartsWith(Line, run.Out, StringComparison.Ordinal);
        Assert.Contains(Line, File.ReadAllText(scratch["data/report/report.txt"]), StringComparison.Ordinal);
    }
}
