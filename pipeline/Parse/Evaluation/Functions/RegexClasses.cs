namespace GraphSec.Pipeline.Parse.Evaluation.Functions;

/// <summary>The contents of RE2's named character classes, which are of ASCII only.</summary>
internal static class RegexClasses
{
    public static string Perl(char letter) => letter switch
    {
        'd' => "0-9",
        'D' => "\\x00-/:-\\uFFFF",
        's' => "\\t\\n\\f\\r ",
        'S' => "\\x00-\\x08\\x0B\\x0E-\\x1F!-\\uFFFF",
        'w' => "0-9A-Za-z_",
        _ => "\\x00-/:-@\\[-^`{-\\uFFFF",
    };

    /// <returns>Null where there is no class of that name.</returns>
    public static string? Posix(string name) => name switch
    {
        "alnum" => "0-9A-Za-z",
        "^alnum" => "\\x00-/:-@\\[-`{-\\uFFFF",
        "alpha" => "A-Za-z",
        "^alpha" => "\\x00-@\\[-`{-\\uFFFF",
        "ascii" => "\\x00-\\x7F",
        "blank" => "\\t ",
        "cntrl" => "\\x00-\\x1F\\x7F",
        "digit" => "0-9",
        "^digit" => Perl('D'),
        "graph" => "!-~",
        "lower" => "a-z",
        "^lower" => "\\x00-`{-\\uFFFF",
        "print" => " -~",
        "punct" => "!-/:-@\\[-`{-~",
        "space" => "\\t\\n\\v\\f\\r ",
        "^space" => "\\x00-\\x08\\x0E-\\x1F!-\\uFFFF",
        "upper" => "A-Z",
        "^upper" => "\\x00-@\\[-\\uFFFF",
        "word" => Perl('w'),
        "^word" => Perl('W'),
        "xdigit" => "0-9A-Fa-f",
        _ => null,
    };
}
