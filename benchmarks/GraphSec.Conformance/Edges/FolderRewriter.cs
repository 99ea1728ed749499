using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Conformance.Edges;

/// <summary>
/// Rewrites the .tf files of one folder: requirements, module sources and, where asked for, what is not at hand.
/// </summary>
internal sealed class FolderRewriter
{
    private readonly string folder;
    private readonly bool cuts;
    private readonly ModuleShelf shelf;
    private readonly List<HclFile> files = [];
    private readonly ProvidersAtHand providers;

    /// <summary>Addresses of what is cut out, such as <c>random_pet.x</c> and <c>module.x</c>.</summary>
    private readonly HashSet<string> gone = new(StringComparer.Ordinal);

    public FolderRewriter(string folder, EdgesOptions options, ModuleShelf shelf)
    {
        (this.folder, this.shelf, cuts) = (folder, shelf, options.Cuts);
        foreach (var path in Directory.EnumerateFiles(folder, "*.tf").Order(StringComparer.Ordinal))
        {
            if (new FileInfo(path).LinkTarget is null)
            {
                files.Add(HclParser.ParseFile(SourceText.Decode(path, File.ReadAllBytes(path))));
            }
        }

        providers = new ProvidersAtHand(options.Providers, files);
    }

    public void Rewrite()
    {
        if (cuts)
        {
            FindGone();
        }

        foreach (var file in files)
        {
            var edits = new TextEdits();
            foreach (var item in file.Body.Items)
            {
                if (item.Block is { } block)
                {
                    RewriteBlock(block, edits);
                }
            }

            if (!edits.IsEmpty)
            {
                File.WriteAllText(file.Source.Path, edits.Apply(file.Source.Text));
            }
        }
    }

    private void FindGone()
    {
        foreach (var block in files.SelectMany(file => file.Body.Items).Select(item => item.Block).OfType<HclBlock>())
        {
            if (AddressOf(block) is { } address && IsAbsent(block))
            {
                gone.Add(address);
            }
        }
    }

    private static string? AddressOf(HclBlock block) => block switch
    {
        { Type: "resource", Labels: [var type, var name] } => $"{type}.{name}",
        { Type: "data" or "ephemeral", Labels: [var type, var name] } => $"{block.Type}.{type}.{name}",
        { Type: "module", Labels: [var name] } => $"module.{name}",
        _ => null,
    };

    private bool IsAbsent(HclBlock block) => block.Type switch
    {
        "module" => SourceOf(block) is not { } source || (!source.StartsWith('.') && shelf.Find(source) is null),
        "provider" => !providers.Has(block.Labels[0]),
        "check" => block.Body.Blocks("data").Any(IsAbsent),
        _ => !providers.HasFor(block),
    };

    private void RewriteBlock(HclBlock block, TextEdits edits)
    {
        switch (block.Type)
        {
            case "terraform":
                edits.Replace(block.Span, providers.Requirements(block, cuts));
                return;
            case "resource" or "data" or "ephemeral" or "module" or "provider" or "check" when cuts && block.Labels.Count > 0
                && IsAbsent(block):
            case "import" or "moved" or "removed" when cuts && (Names(block.Body.Find("to")) || Names(block.Body.Find("from"))):
                edits.Remove(block.Span);
                return;
            case "provider" when block.Body.Find("version") is { } version:
                edits.Remove(version.Span);
                break;
            case "module" when SourceOf(block) is { } source && shelf.Find(source) is { } module:
                var path = Path.GetRelativePath(folder, module).Replace(Path.DirectorySeparatorChar, '/');
                ModuleArguments.Rewrite(block, path, module, edits);
                break;
        }

        if (cuts)
        {
            RewriteBody(block.Body, edits);
        }
    }

    private void RewriteBody(HclBody body, TextEdits edits)
    {
        foreach (var item in body.Items)
        {
            if (item.Block is { } block)
            {
                RewriteBody(block.Body, edits);
            }
            else if (item.Attribute is { Name: "depends_on" or "replace_triggered_by", Value: TupleExpression list } waits)
            {
                if (list.Items.Any(Names))
                {
                    var kept = list.Items.Where(entry => !Names(entry)).Select(entry => body.Source.Slice(entry.Span));
                    edits.Replace(waits.Span, $"{waits.Name} = [{string.Join(", ", kept)}]");
                }
            }
            else if (item.Attribute is { Name: "providers", Value: ObjectExpression passed } map)
            {
                var kept = passed.Items.Where(entry => providers.Has(body.Source.Slice(entry.Key.Span).Split('.')[0]));
                edits.Replace(map.Span, $"providers = {{\n{string.Concat(kept.Select(entry =>
                    $"  {body.Source.Slice(entry.Key.Span)} = {body.Source.Slice(entry.Value.Span)}\n"))}}}");
            }
            else if (item.Attribute is { Name: not "ignore_changes" } attribute)
            {
                ReferenceChains.Visit(attribute.Value, (chain, names) => Replace(chain, names, edits));
            }
        }
    }

    private bool Replace(Expression chain, IReadOnlyList<string> names, TextEdits edits)
    {
        if (!IsGone(names))
        {
            return false;
        }

        edits.Replace(chain.Span, "null");
        return true;
    }

    private bool Names(HclAttribute? attribute) => attribute is not null && Names(attribute.Value);

    private bool Names(Expression expression)
    {
        var found = false;
        ReferenceChains.Visit(expression, (_, names) => found |= IsGone(names));
        return found;
    }

    private bool IsGone(IReadOnlyList<string> names) => names switch
    {
        ["data" or "ephemeral", var type, var name, ..] => gone.Contains($"{names[0]}.{type}.{name}"),
        [var type, var name, ..] => gone.Contains($"{type}.{name}"),
        _ => false,
    };

    private static string? SourceOf(HclBlock call) =>
        call.Body.Find("source")?.Value is LiteralExpression { Kind: LiteralKind.String } source ? source.Text : null;
}
