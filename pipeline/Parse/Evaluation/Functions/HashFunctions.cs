using System.Security.Cryptography;
using System.Text;

namespace GraphSec.Pipeline.Parse.Evaluation.Functions;

/// <summary>Digests, and the random and secret functions, whose results stay unknown.</summary>
internal static class HashFunctions
{
    public static Function? Find(string name) => name switch
    {
        "base64sha256" or "base64sha512" or "md5" or "sha1" or "sha256" or "sha512" => new Function(
            TypeConstraint.String, call => Value.Of(Digest(name, Encoding.UTF8.GetBytes(call.Text(0)))), Parameter.String),
        "bcrypt" => new Function(TypeConstraint.String, Unknown, Parameter.String, Parameter.Number) { Optional = 1 },
        "rsadecrypt" => new Function(TypeConstraint.String, Unknown, Parameter.String, Parameter.String),
        "uuid" => new Function(TypeConstraint.String, Unknown),
        "uuidv5" => new Function(TypeConstraint.String, NamedUuid, Parameter.String, Parameter.String),
        _ => null,
    };

    /// <summary>The digest of a hash function, by its Terraform name, in the form that function gives.</summary>
    public static string Digest(string name, byte[] content) => name switch
    {
#pragma warning disable CA5350, CA5351 // The configuration asks for these digests; nothing is secured by them here.
        "md5" => Convert.ToHexStringLower(MD5.HashData(content)),
        "sha1" => Convert.ToHexStringLower(SHA1.HashData(content)),
#pragma warning restore CA5350, CA5351
        "sha256" => Convert.ToHexStringLower(SHA256.HashData(content)),
        "sha512" => Convert.ToHexStringLower(SHA512.HashData(content)),
        "base64sha256" => Convert.ToBase64String(SHA256.HashData(content)),
        "base64sha512" => Convert.ToBase64String(SHA512.HashData(content)),
        _ => throw new ArgumentException("no such digest", nameof(name)),
    };

    private static Value Unknown(CallArguments call) => Value.UnknownOf(TypeConstraint.String);

    /// <summary>RFC 9562, section 5.5.</summary>
    private static Value NamedUuid(CallArguments call)
    {
        var space = call.Text(0) switch
        {
            "dns" => "6ba7b810-9dad-11d1-80b4-00c04fd430c8",
            "url" => "6ba7b811-9dad-11d1-80b4-00c04fd430c8",
            "oid" => "6ba7b812-9dad-11d1-80b4-00c04fd430c8",
            "x500" => "6ba7b814-9dad-11d1-80b4-00c04fd430c8",
            var given => given,
        };
        if (!Guid.TryParse(space, out var id))
        {
            throw new EvaluationException($"uuidv5() doesn't support namespace \"{space}\"");
        }

        byte[] content = [.. id.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(call.Text(1))];
#pragma warning disable CA5350 // Version 5 is defined over SHA-1.
        var digest = SHA1.HashData(content).AsSpan(0, 16);
#pragma warning restore CA5350
        digest[6] = (byte)((digest[6] & 0x0F) | 0x50);
        digest[8] = (byte)((digest[8] & 0x3F) | 0x80);
        return Value.Of(new Guid(digest, bigEndian: true).ToString());
    }
}
