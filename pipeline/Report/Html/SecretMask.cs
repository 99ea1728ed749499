using System.Text.RegularExpressions;

namespace GraphSec.Pipeline.Report.Html;

/// <summary>Takes away texts that stand in code where a secret is asked for. Reports travel farther than code does.</summary>
internal static partial class SecretMask
{
    public static string Of(string code) => Secret().Replace(code, match => match.Groups["text"].Value.StartsWith("${", StringComparison.Ordinal)
        ? match.Value
        : $"{match.Groups["before"].Value}\"(masked)\"");

    [GeneratedRegex("""(?<before>(password|passwd|passphrase|secret|token|private_key|api_key|apikey|access_key|secret_key|auth_key|connection_string|credentials)"?\s*[=:]\s*)"(?<text>(?:[^"\\\n]|\\.)+)"(?=\s*(,|$|\}|\#|//))""",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Secret();
}
