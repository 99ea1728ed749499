namespace GraphSec.Tests;

/// <summary>Programs that tests compare with: a test skips where one is missing, and fails where .ci/run has installed it.</summary>
internal static class OutsideProgram
{
    public static bool MustBeThere => Environment.GetEnvironmentVariable("CI") == "true";
}
