using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration.Checks;

/// <summary>An argument as the user wrote it.</summary>
internal static class WrittenArgument
{
    /// <summary>Null where there is none, or where what stands there was reported already because it could not be parsed.
    /// </summary>
    public static Expression? Of(HclBody body, string name) =>
        body.Find(name)?.Value is var value and not LiteralExpression { Kind: LiteralKind.Invalid } ? value : null;
}
