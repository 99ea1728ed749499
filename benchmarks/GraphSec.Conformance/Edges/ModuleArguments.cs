using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Conformance.Edges;

/// <summary>
/// Points a module call at a checkout. That may be of another version than the call was written for, so arguments that it does
/// not take are dropped and those that it wants are given as null: terraform would refuse the call otherwise.
/// </summary>
internal static class ModuleArguments
{
    /// <param name="call">The module block.</param>
    /// <param name="path">The checkout's folder, relative to the caller's.</param>
    /// <param name="module">The same folder in full.</param>
    /// <param name="edits">Takes the changes.</param>
    public static void Rewrite(HclBlock call, string path, string module, TextEdits edits)
    {
        var variables = Variables(module);
        foreach (var item in call.Body.Items)
        {
            switch (item.Attribute)
            {
                case { Name: "source" } source:
                    var wanted = variables.Where(variable => variable.Value && call.Body.Find(variable.Key) is null)
                        .Select(variable => $"\n  {variable.Key} = null");
                    edits.Replace(source.Span, $"source = \"{path}\"{string.Concat(wanted)}");
                    break;
                case { Name: "count" or "for_each" or "depends_on" or "providers" }:
                    break;
                case { } argument when !variables.ContainsKey(argument.Name):
                    edits.Remove(argument.Span);
                    break;
            }
        }
    }

    /// <summary>The names of a module's variables, in order, and whether each has to be given.</summary>
    private static SortedDictionary<string, bool> Variables(string module)
    {
        var variables = new SortedDictionary<string, bool>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(module, "*.tf"))
        {
            foreach (var block in HclParser.ParseFile(SourceText.Decode(path, File.ReadAllBytes(path))).Body.Blocks("variable"))
            {
                if (block.Labels is [var name])
                {
                    variables[name] = block.Body.Find("default") is null;
                }
            }
        }

        return variables;
    }
}
