using System.ComponentModel;
using System.Diagnostics;
using GraphSec.Tests.Storage.Server;

namespace GraphSec.Tests.Storage;

/// <summary>Runs Google's own clients against a server of ours, without credentials. No package of a distribution brings them, so
/// a test skips where they are missing, in CI too.</summary>
internal sealed class GoogleClient(StorageScene scene)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    public string Gcloud(params string[] arguments) => Run("gcloud", ["storage", .. arguments], new Dictionary<string, string>
    {
        ["CLOUDSDK_API_ENDPOINT_OVERRIDES_STORAGE"] = scene.Server.Address + "/storage/v1/",
        ["CLOUDSDK_AUTH_DISABLE_CREDENTIALS"] = "1",
        ["CLOUDSDK_CORE_CHECK_GCE_METADATA"] = "0",
        ["CLOUDSDK_CORE_DISABLE_PROMPTS"] = "1",
        ["CLOUDSDK_CORE_DISABLE_USAGE_REPORTING"] = "1",
        ["CLOUDSDK_COMPONENT_MANAGER_DISABLE_UPDATE_CHECK"] = "1",
        ["CLOUDSDK_CORE_PROJECT"] = "test",
    });

    /// <param name="server">Speaks https: this client knows nothing else.</param>
    /// <param name="authority">File of the server's certificate.</param>
    public string Gsutil(BucketServer server, string authority, params string[] arguments) => Run(
        "gsutil",
        [
            "-o", "Credentials:gs_json_host=127.0.0.1", "-o", $"Credentials:gs_json_port={server.Port}", "-o", $"Boto:ca_certificates_file={authority}",
            "-o", "Boto:num_retries=1", "-o", "Boto:max_retry_delay=1", "-o", "GSUtil:software_update_check_period=0",
            "-o", $"GSUtil:state_dir={scene.Scratch["gsutil"]}", .. arguments,
        ],
        new Dictionary<string, string>
        {
            ["CLOUDSDK_CORE_PASS_CREDENTIALS_TO_GSUTIL"] = "0",
            ["CLOUDSDK_CORE_DISABLE_USAGE_REPORTING"] = "1",
            ["CLOUDSDK_COMPONENT_MANAGER_DISABLE_UPDATE_CHECK"] = "1",
        });

    private string Run(string program, string[] arguments, Dictionary<string, string> variables)
    {
        Directory.CreateDirectory(scene.Scratch["home"]);
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = scene.Scratch.Path, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        // Nothing that is left of another run, and nothing of who runs the tests.
        (start.Environment["HOME"], start.Environment["CLOUDSDK_CONFIG"]) = (scene.Scratch["home"], scene.Scratch["gcloud"]);
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            if (!process.WaitForExit(Limit))
            {
                process.Kill(entireProcessTree: true);
                Assert.Fail($"{program} {string.Join(' ', arguments)} did not end");
            }

            Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {errors.Result}");
            return output.Result;
        }
        catch (Win32Exception)
        {
            Assert.Skip($"{program} is not installed");
            throw;
        }
    }
}
