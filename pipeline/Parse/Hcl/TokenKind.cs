namespace GraphSec.Pipeline.Parse.Hcl;

/// <summary>The tokens of HCL's native syntax.</summary>
public enum TokenKind : byte
{
    EndOfFile,
    Newline,
    Identifier,
    Number,

    /// <summary>Text inside quotes, backslash escapes still in it.</summary>
    QuotedText,

    /// <summary>Text of a heredoc or bare template, one token a line, its newline included.</summary>
    PlainText,
    OpenQuote,
    CloseQuote,

    /// <summary>Stands where a quoted string meets the end of its line unclosed.</summary>
    BrokenQuote,
    OpenHeredoc,
    CloseHeredoc,

    /// <summary><c>${</c> or <c>${~</c>.</summary>
    Interpolation,

    /// <summary><c>%{</c> or <c>%{~</c>.</summary>
    Directive,

    /// <summary>The <c>}</c> or <c>~}</c> that ends an interpolation or directive.</summary>
    TemplateEnd,
    OpenBrace,
    CloseBrace,
    OpenBracket,
    CloseBracket,
    OpenParen,
    CloseParen,
    Assign,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    And,
    Or,
    Not,
    Plus,
    Minus,
    Star,
    Slash,
    Percent,
    Question,
    Colon,
    DoubleColon,
    Comma,
    Dot,
    Ellipsis,
    Arrow,
    Invalid,
}
