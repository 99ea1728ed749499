namespace GraphSec.Pipeline.Parse.Hcl;

/// <summary><c>[for k, v in c : x if p]</c>, <c>{for k, v in c : x => y... if p}</c>, and the <c>%{for}</c> of templates.</summary>
/// <param name="span">Where it stands.</param>
/// <param name="keyName">Name of the key or index, null where not asked for.</param>
/// <param name="valueName">Name of the element.</param>
/// <param name="collection">What is gone through.</param>
/// <param name="key">The key of an object's entry; null for a list.</param>
/// <param name="value">The element or the entry's value.</param>
/// <param name="condition">Null where every element is kept.</param>
/// <param name="groups">Entries of one key are gathered in a list (<c>...</c>).</param>
public sealed class ForExpression(SourceSpan span, string? keyName, string valueName, Expression collection, Expression? key,
    Expression value, Expression? condition, bool groups)
    : Expression(span, Above([collection, key ?? collection, value, condition ?? collection]))
{
    public string? KeyName { get; } = keyName;

    public string ValueName { get; } = valueName;

    public Expression Collection { get; } = collection;

    public Expression? Key { get; } = key;

    public Expression Value { get; } = value;

    public Expression? Condition { get; } = condition;

    public bool Groups { get; } = groups;
}
