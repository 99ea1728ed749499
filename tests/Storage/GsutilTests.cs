using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using GraphSec.Tests.Storage.Server;

namespace GraphSec.Tests.Storage;

/// <summary>The server of these tests is one that <c>gsutil</c> takes for Google's.</summary>
public sealed class GsutilTests : IDisposable
{
    private const string Url = $"gs://{StorageScene.Bucket}";

    private readonly StorageScene scene = new();
    private readonly X509Certificate2 certificate = Certificate();
    private readonly BucketServer server;

    public GsutilTests() => server = new BucketServer(certificate).With(StorageScene.Bucket);

    public void Dispose()
    {
        server.Dispose();
        certificate.Dispose();
        scene.Dispose();
    }

    [Fact]
    public void Copies_lists_synchronizes_and_removes()
    {
        scene.Scratch.Put("in/a.txt", "hello");
        File.WriteAllBytes(scene.Scratch["in/big"], StorageScene.Noise(9_000_000));
        File.WriteAllText(scene.Scratch["server.pem"], certificate.ExportCertificatePem());

        Gsutil("cp", "-r", "in", Url + "/x");
        Assert.Equal(StorageScene.Noise(9_000_000), server.Live(StorageScene.Bucket, "x/big")!.Content);
        Assert.Contains(Url + "/x/a.txt", Gsutil("ls", "-l", Url + "/x/"), StringComparison.Ordinal);
        Assert.Contains(server.Live(StorageScene.Bucket, "x/a.txt")!.Crc32C, Gsutil("stat", Url + "/x/a.txt"), StringComparison.Ordinal);
        Directory.CreateDirectory(scene.Scratch["back"]);
        Gsutil("rsync", "-r", Url + "/x", "back");
        Assert.Equal(StorageScene.Noise(9_000_000), File.ReadAllBytes(scene.Scratch["back/big"]));
        Gsutil("rm", Url + "/x/a.txt");
        Assert.Equal(["x/big"], server.Names(StorageScene.Bucket));
    }

    private string Gsutil(params string[] arguments) => new GoogleClient(scene).Gsutil(server, scene.Scratch["server.pem"], arguments);

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var signed = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        // Some platforms want the key in a store of keys before they serve with it.
        return X509CertificateLoader.LoadPkcs12(signed.Export(X509ContentType.Pfx), null);
    }
}
