using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration.Checks;

/// <summary>
/// provisioner and connection blocks. That what runs on destroy refers to its own resource alone is not asked: Terraform 0.12
/// only warned of it.
/// </summary>
internal static class ProvisionerChecks
{
    public static void Check(HclBlock resource, Report report)
    {
        ConstantChecks.CheckOnce(resource.Body, "connection", report);
        foreach (var provisioner in resource.Body.Blocks("provisioner"))
        {
            var body = provisioner.Body;
            CheckKeyword(body, "when", "create", "destroy", report);
            CheckKeyword(body, "on_failure", "continue", "fail", report);
            ConstantChecks.CheckOnce(body, "connection", report);
            ConstantChecks.CheckOnce(body, "_", report);
            ConstantChecks.CheckReserved(body, "lifecycle", report);
        }
    }

    public static bool RunsOnDestroy(HclBlock provisioner) =>
        provisioner.Body.Find("when")?.Value is { } when && ReferenceText.Of(when) == "destroy";

    /// <summary>Quotes around the word are accepted: Terraform warns of them.</summary>
    private static void CheckKeyword(HclBody body, string name, string first, string second, Report report)
    {
        if (WrittenArgument.Of(body, name) is { } value
            && ReferenceText.Of(value) is var word && word != first && word != second)
        {
            report(value.Span,
                $"found {(word is null ? "an expression" : $"\"{word}\"")}, expected {first} or {second} for \"{name}\"");
        }
    }
}
