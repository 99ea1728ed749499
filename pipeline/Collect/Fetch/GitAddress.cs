using System.Text.RegularExpressions;

namespace GraphSec.Pipeline.Collect.Fetch;

/// <summary>
/// A git repository as Terraform's module sources name one: <c>https://host/owner/name.git</c>, <c>ssh://…</c>, <c>git@host:path</c>,
/// <c>file:///path</c>, each with or without <c>git::</c> before and <c>?ref=branch-or-tag</c> behind.
/// </summary>
/// <param name="Url">What git is given.</param>
/// <param name="Ref">Branch or tag; null for the default branch.</param>
internal sealed partial record GitAddress(string Url, string? Ref)
{
    private const string Forced = "git::";
    private const string RefMark = "?ref=";

    /// <summary>What the folder of a clone is called.</summary>
    public string Name
    {
        get
        {
            var path = Url.TrimEnd('/');
            path = path.EndsWith(".git", StringComparison.Ordinal) ? path[..^4] : path;
            var name = path[(path.LastIndexOfAny(['/', ':']) + 1)..];
            return name is "" or "." or ".." ? "repository" : name;
        }
    }

    /// <summary>Whether a text is such an address and no path.</summary>
    public static bool IsOne(string text) =>
        text.StartsWith(Forced, StringComparison.Ordinal) || (text.Contains("://", StringComparison.Ordinal) && !text.StartsWith("gs://", StringComparison.Ordinal)) || Scp().IsMatch(text);

    /// <exception cref="InputException">A protocol that is not allowed, or an address that git would take for an option.</exception>
    public static GitAddress Parse(string text)
    {
        var url = text.StartsWith(Forced, StringComparison.Ordinal) ? text[Forced.Length..] : text;
        string? reference = null;
        if (url.LastIndexOf(RefMark, StringComparison.Ordinal) is >= 0 and var mark)
        {
            (url, reference) = (url[..mark], url[(mark + RefMark.Length)..]);
        }

        if (!Allowed().IsMatch(url) && !Scp().IsMatch(url))
        {
            throw new InputException($"'{text}' is no git repository to collect from; write https://host/path, ssh://host/path, git@host:path or file:///path");
        }

        return reference is null || Reference().IsMatch(reference)
            ? new GitAddress(url, reference)
            : throw new InputException($"'{reference}' is no branch or tag of '{url}'; write {RefMark}name");
    }

    // No step may begin with a dash: git and ssh would read it as an option.
    [GeneratedRegex(@"^(https|ssh)://[^\s/-][^\s/]*(/[^\s-][^\s]*)$|^file:///[^\s]+$")]
    private static partial Regex Allowed();

    [GeneratedRegex(@"^[A-Za-z0-9_][\w.-]*@[A-Za-z0-9][\w.-]*:(?!/?-)[^\s]+$")]
    private static partial Regex Scp();

    [GeneratedRegex(@"^[A-Za-z0-9_][\w./+@-]*$")]
    private static partial Regex Reference();
}
