using System.Text.Json;

namespace GraphSec.Conformance.Edges;

/// <summary>Asks terraform once for what its providers take.</summary>
internal sealed class ProviderSchemas
{
    private readonly Lock once = new();
    private ArgumentSchema? found;

    /// <param name="folder">One that was made ready by <c>terraform init</c>.</param>
    /// <param name="terraform">The program.</param>
    /// <returns>Null where terraform does not tell.</returns>
    public ArgumentSchema? Of(string folder, TerraformProgram terraform)
    {
        lock (once)
        {
            if (found is null)
            {
                var (output, failure) = terraform.Run(folder, "providers", "schema", "-json", "-no-color");
                if (failure is null && output.Length > 0)
                {
                    found = new ArgumentSchema(JsonDocument.Parse(output));
                }
            }

            return found;
        }
    }
}
