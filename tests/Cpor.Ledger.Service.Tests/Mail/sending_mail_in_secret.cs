using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Cpor.Ledger.Service.Mail;
using Cpor.Ledger.Service.Settings;
using NodaTime;
using NodaTime.Testing;

namespace Cpor.Ledger.Service.Tests.Mail;

public sealed class sending_mail_in_secret : IDisposable
{
    private readonly Folder _folder = new();
    private readonly X509Certificate2 _certificate;

    public sending_mail_in_secret()
    {
        _certificate = Certificate();
        File.WriteAllText(_folder["ca.pem"], _certificate.ExportCertificatePem());
    }

    public void Dispose()
    {
        _certificate.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(MailEncryption.StartTls, false)]
    [InlineData(MailEncryption.Implicit, true)]
    public async Task works_with_a_certificate_of_the_trusted_authority(MailEncryption encryption, bool implicitTls)
    {
        await using var sink = Sink(new() { Certificate = _certificate, ImplicitTls = implicitTls });

        var delivery = await SendAsync(sink, encryption, authority: _folder["ca.pem"]);

        delivery.ShouldBeOfType<Delivery.Accepted>();
        sink.Received.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task is_deferred_with_a_certificate_that_nobody_vouches_for()
    {
        await using var sink = Sink(new() { Certificate = _certificate });

        (await SendAsync(sink, MailEncryption.StartTls)).ShouldBeOfType<Delivery.Deferred>();

        sink.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task is_deferred_with_a_certificate_of_another_host()
    {
        await using var sink = Sink(new() { Certificate = _certificate });

        (await SendAsync(sink, MailEncryption.StartTls, _folder["ca.pem"], host: "localhost"))
            .ShouldBeOfType<Delivery.Deferred>();

        sink.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task is_deferred_when_the_server_offers_no_encryption()
    {
        await using var sink = Sink(new());

        (await SendAsync(sink, MailEncryption.StartTls)).ShouldBeOfType<Delivery.Deferred>();

        sink.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task signs_in_where_an_account_is_asked_for()
    {
        await using var sink = Sink(new()
        {
            Certificate = _certificate,
            Account = new NetworkCredential("ledger", "пароль"),
        });

        (await SendAsync(sink, MailEncryption.StartTls, _folder["ca.pem"], password: "пароль"))
            .ShouldBeOfType<Delivery.Accepted>();
        (await SendAsync(sink, MailEncryption.StartTls, _folder["ca.pem"], password: "wrong"))
            .ShouldBeOfType<Delivery.Deferred>();
        (await SendAsync(sink, MailEncryption.StartTls, _folder["ca.pem"]))
            .ShouldBeOfType<Delivery.Deferred>().Answer.Text.ShouldContain("authentication required");
    }

    [Fact]
    public void never_prints_the_password() =>
        new MailSettings { Host = "mail.example", Password = "canary" }.ToString().ShouldNotContain("canary");

    private static SmtpSink Sink(SmtpSinkSettings settings) => SmtpSink.Start(settings);

    private static Task<Delivery> SendAsync(
        SmtpSink sink,
        MailEncryption encryption,
        string? authority = null,
        string host = "127.0.0.1",
        string? password = null)
    {
        var settings = new MailSettings
        {
            Host = host,
            Port = sink.Port,
            Encryption = encryption,
            CertificateAuthorityFile = authority,
            UserName = password is null ? null : "ledger",
            Password = password,
            Timeout = Duration.FromSeconds(20),
        };
        return new SmtpMailSender(settings, new FakeClock(Letters.Now)).SendAsync(Letters.To("anna@fabrikam.example"));
    }

    /// <summary>
    /// Vouches for itself, as the authority and the server in one, and is valid for the address only.
    /// </summary>
    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=sink", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = DateTimeOffset.UtcNow;
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
    }
}
