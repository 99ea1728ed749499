using System.ComponentModel;
using System.Diagnostics;
using GraphSec.Tests.Pipeline.Artifacts;

namespace GraphSec.Tests.Cli;

/// <summary>The scripts of <c>graphsec completion</c>, in the shells that they are for.</summary>
public sealed class CompletionTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData("graphsec ca", "calibrate")]
    [InlineData("graphsec score --format sa", "sarif")]
    [InlineData("graphsec score --thr", "--threshold")]
    [InlineData("graphsec d", "detectors devices diff")]
    [InlineData("graphsec base", "baseline")]
    [InlineData("graphsec diff --format sa", "sarif")]
    [InlineData("graphsec completion ", "bash fish zsh")]
    [InlineData("graphsec ab", "ablate")]
    [InlineData("graphsec train --ablate loc", "locality")]
    [InlineData("graphsec ablate --parts pe", "peers")]
    [InlineData("graphsec tune --settings dro", "dropout")]
    [InlineData("graphsec score --detector chow", "chow-liu")]
    public void The_program_suggests(string line, string expected)
    {
        var run = new GraphSecRun().Run($"[suggest:{line.Length}]", line);
        Assert.Subset(run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).ToHashSet(), expected.Split(' ').ToHashSet());
    }

    [Theory]
    [InlineData("graphsec ca", "calibrate")]
    [InlineData("graphsec score --format sa", "sarif")]
    [InlineData("graphsec score --format=mark", "markdown")]
    [InlineData("graphsec score --thr", "--threshold")]
    [InlineData("graphsec completion ", "bash fish zsh")]
    [InlineData("graphsec score exa", "")]
    public void Bash_completes(string line, string expected)
    {
        var words = line.Replace("=", " = ", StringComparison.Ordinal).Split(' ');
        var script = $$"""
            source "$1"
            COMP_LINE='{{line}}' COMP_POINT={{line.Length}} COMP_WORDS=({{string.Join(' ', words.Select(word => $"'{word}'"))}}) COMP_CWORD={{words.Length - 1}}
            _graphsec
            printf '%s\n' "${COMPREPLY[@]}"
            """;
        Assert.Equal(expected, Shell("bash", "--norc", "-c", script, "bash", Script("bash")));
    }

    [Theory]
    [InlineData("graphsec ca", "calibrate")]
    [InlineData("graphsec score --thr", "--threshold")]
    [InlineData("graphsec score --format mark", "markdown")]
    public void Fish_completes(string line, string expected) => Assert.Equal(
        expected, Shell("fish", "--no-config", "-c", $"source {Script("fish")}; complete -C '{line}'").Split('\t')[0]);

    [Theory]
    [InlineData("graphsec cali", "graphsec calibrate")]
    [InlineData("graphsec score --thr", "graphsec score --threshold")]
    public void Zsh_completes(string line, string expected)
    {
        // A shell in a terminal of its own: it types the line, asks for completion, and tells what the line has become.
        var script = $$"""
            zmodload zsh/zpty
            zpty -b shell zsh -f -i
            zpty -w shell "autoload -Uz compinit; compinit -u -d $2/dump; PS1=; source $1; show() { print -r -- \"<<\$BUFFER>>\" > $2/line; }; zle -N show; bindkey '^X' show; print ready > $2/ready"
            for i in {1..100}; do [[ -s $2/ready ]] && break; sleep 0.1; done
            sleep 0.5
            zpty -w -n shell $'{{line}}\t'
            sleep 1
            zpty -w -n shell $'\x18'
            for i in {1..100}; do [[ -s $2/line ]] && break; sleep 0.1; done
            cat $2/line
            """;
        Assert.Equal($"<<{expected}>>", Shell("zsh", "-f", "-c", script, "zsh", Script("zsh"), scratch.Path).Replace(" >>", ">>", StringComparison.Ordinal));
    }

    private string Script(string shell) => scratch.Put("script", new GraphSecRun().Run("completion", shell).Out);

    /// <summary>What a shell prints, its lines joined by spaces.</summary>
    private static string Shell(string shell, params string[] arguments)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "no such shell here");
        var start = new ProcessStartInfo(shell, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.Environment["PATH"] = $"{Path.GetDirectoryName(ProgramRun.Path)}:{start.Environment["PATH"]}";
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            Assert.True(process.WaitForExit(TimeSpan.FromMinutes(1)), "the shell did not end");
            return string.Join(' ', output.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }
        catch (Win32Exception)
        {
            Assert.SkipWhen(!OutsideProgram.MustBeThere, $"{shell} is not installed");
            throw;
        }
    }
}
