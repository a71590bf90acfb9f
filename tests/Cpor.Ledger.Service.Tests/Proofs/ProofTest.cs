using System.Security.Cryptography;
using System.Text;
using Cpor.Ledger.Service.Personal;
using Cpor.Ledger.Service.Proofs;
using Cpor.Ledger.Service.Settings;
using Cpor.Ledger.Service.Tests.Personal;
using Microsoft.Extensions.DependencyInjection;

namespace Cpor.Ledger.Service.Tests.Proofs;

/// <summary>A proof store over a folder of its own.</summary>
public abstract class ProofTest(Database database) : PersonalTest(database)
{
    protected const int Chunk = 64 * 1024;

    protected Folder Folder { get; } = new();

    protected ProofStore Store() => Store(new ProofSettings(Folder.Path), new NoMalwareScan());

    protected ProofStore Store(ProofSettings settings, IMalwareScan scan) =>
        new(settings, Keys, First.GetRequiredService<Readings>(), scan);

    public override async ValueTask DisposeAsync()
    {
        Folder.Dispose();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected Task<ProofResult> SaveAsync(byte[] content, string name = "proof.txt", Guid? claim = null) =>
        Store().SaveAsync(new ProofUpload(claim ?? Claim, name, null), new MemoryStream(content));

    protected async Task<byte[]> ReadAsync(string sha256, Guid? claim = null)
    {
        var opened = await Store().OpenAsync(claim ?? Claim, sha256, Reviewer);
        await using var content = opened.ShouldBeOfType<OpenedProof.Opened>().Content;
        using var all = new MemoryStream();
        await content.CopyToAsync(all);
        return all.ToArray();
    }

    protected string PathOf(string sha256, Guid? claim = null) => Folder[$"{claim ?? Claim}/{sha256}"];

    protected static string Sha256(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>Text whose every line differs, so that no two chunks are alike.</summary>
    protected static byte[] Text(int length)
    {
        var text = new StringBuilder();
        for (var line = 0; text.Length < length; line++)
            text.Append($"line {line} of the proof\n");
        return Encoding.ASCII.GetBytes(text.ToString(0, length));
    }
}
