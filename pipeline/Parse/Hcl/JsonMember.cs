namespace GraphSec.Pipeline.Parse.Hcl;

/// <summary>A property; names may repeat, which HCL's JSON syntax gives a meaning.</summary>
internal readonly record struct JsonMember(JsonNode Name, JsonNode Value);
