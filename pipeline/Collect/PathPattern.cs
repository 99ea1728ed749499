namespace GraphSec.Pipeline.Collect;

/// <summary>
/// A pattern for paths with '/': <c>*</c> and <c>?</c> match within one name, <c>**</c> any number of names. A pattern
/// without '/' is matched against the last name of a path, any other against the whole path.
/// </summary>
public sealed class PathPattern
{
    private readonly string[] names;
    private readonly bool isNameOnly;

    public PathPattern(string pattern)
    {
        var trimmed = pattern.Trim('/');
        isNameOnly = !trimmed.Contains('/') && trimmed != "**";
        names = trimmed.Split('/');
    }

    public bool Matches(string path)
    {
        var parts = path.Split('/');
        return isNameOnly ? NameMatches(names[0], parts[^1]) : PathMatches(parts);
    }

    // Greedy with one point to come back to: the last "**" is the only one that ever needs to take more.
    private bool PathMatches(string[] parts)
    {
        int at = 0, pattern = 0, star = -1, resume = 0;
        while (at < parts.Length)
        {
            if (pattern < names.Length && names[pattern] == "**")
            {
                star = pattern++;
                resume = at;
            }
            else if (pattern < names.Length && NameMatches(names[pattern], parts[at]))
            {
                pattern++;
                at++;
            }
            else if (star >= 0)
            {
                pattern = star + 1;
                at = ++resume;
            }
            else
            {
                return false;
            }
        }

        while (pattern < names.Length && names[pattern] == "**")
        {
            pattern++;
        }

        return pattern == names.Length;
    }

    private static bool NameMatches(string pattern, string name)
    {
        int at = 0, next = 0, star = -1, resume = 0;
        while (at < name.Length)
        {
            if (next < pattern.Length && pattern[next] == '*')
            {
                star = next++;
                resume = at;
            }
            else if (next < pattern.Length && (pattern[next] == '?' || pattern[next] == name[at]))
            {
                next++;
                at++;
            }
            else if (star >= 0)
            {
                next = star + 1;
                at = ++resume;
            }
            else
            {
                return false;
            }
        }

        while (next < pattern.Length && pattern[next] == '*')
        {
            next++;
        }

        return next == pattern.Length;
    }
}
