namespace GraphSec.Pipeline.Parse.Hcl;

/// <summary>One entry of an <see cref="ObjectExpression"/>; a bare name as key is a string literal here.</summary>
public readonly record struct ObjectItem(Expression Key, Expression Value);
