namespace GraphSec.Pipeline.Parse.Configuration.Checks;

/// <summary>Local names of providers: Terraform takes them in the form alone that a registry address has.</summary>
internal static class ProviderNames
{
    public static bool IsValid(string name) =>
        name.Length > 0 && !name.Any(letter => letter == '_' || char.IsAsciiLetterUpper(letter));
}
