using System.Text.Json;

namespace GraphSec.Pipeline.Artifacts;

/// <summary>Tells Terraform's JSON by the names of its outermost members, as far as the first bytes show them.</summary>
internal static class JsonSignature
{
    public static SourceForm? Of(ReadOnlySpan<byte> head)
    {
        var reader = new Utf8JsonReader(head, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = 512 }));
        var seen = Seen.Nothing;
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth != 1 || reader.TokenType != JsonTokenType.PropertyName)
                {
                    continue;
                }

                if (Decides(ref reader, seen) is { } form)
                {
                    return form;
                }

                seen |= Marks(ref reader);
            }
        }
        catch (JsonException)
        {
            return null;
        }

        // A plan whose variables fill the whole head, or the state of nothing at all.
        return seen.HasFlag(Seen.Version) ? seen.HasFlag(Seen.Variables) ? SourceForm.Plan : Empty(seen) : null;
    }

    [Flags]
    private enum Seen
    {
        Nothing = 0,
        Version = 1,
        Variables = 2,
        Other = 4,
    }

    private static SourceForm? Empty(Seen seen) => seen.HasFlag(Seen.Other) ? null : SourceForm.State;

    private static SourceForm? Decides(ref Utf8JsonReader reader, Seen seen)
    {
        if (reader.ValueTextEquals("planned_values"u8) || reader.ValueTextEquals("resource_changes"u8)
            || reader.ValueTextEquals("prior_state"u8) || reader.ValueTextEquals("output_changes"u8))
        {
            return SourceForm.Plan;
        }

        var isState = reader.ValueTextEquals("lineage"u8) || reader.ValueTextEquals("serial"u8)
            || (seen.HasFlag(Seen.Version) && reader.ValueTextEquals("values"u8));
        return isState ? SourceForm.State : null;
    }

    private static Seen Marks(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("format_version"u8))
        {
            return Seen.Version;
        }

        if (reader.ValueTextEquals("variables"u8) || reader.ValueTextEquals("configuration"u8))
        {
            return Seen.Variables;
        }

        return reader.ValueTextEquals("terraform_version"u8) || reader.ValueTextEquals("checks"u8) ? Seen.Nothing : Seen.Other;
    }
}
