namespace GraphSec.Conformance.OpenTofu;

/// <summary>What OpenTofu refuses and this program accepts on purpose.</summary>
internal static class LeftOut
{
    private const string NoVersion = "which version will run the code is not known: a constraint on it is not judged";
    private const string Older = "older Terraform takes it with a warning, and public code still holds it";

    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["error-files/unsupported_experiment.tf"] = NoVersion,
        ["error-files/unsupported_language_edition.tf"] = NoVersion,
        ["error-files/unsupported_version.tf"] = NoVersion,
        ["error-files/unsupported_version_legacy.tofu"] = NoVersion,
        ["invalid-modules/unsupported-version-and-other-error"] = NoVersion,
        ["error-files/destroy-provisioners.tf"] = Older,
        ["error-files/variable_type_quoted.tf"] = Older,
        ["error-files/vendor_provisioners.tf"] = Older,
        ["error-files/ignore_changes.tf"] = Older,
        ["config-diagnostics/nested-provider"] = "its test reads module sources from the root folder, which no program does",
        ["config-diagnostics/tests-provider-mismatch"] = "test files (.tftest.hcl) are no part of the graph",
        ["config-diagnostics/tests-provider-mismatch-with-module"] = "test files (.tftest.hcl) are no part of the graph",
    };

    public static string? Reason(string name) => Reasons.GetValueOrDefault(name);
}
