using System.Collections.Immutable;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Partners;
using Cpor.Ledger.Service.Personal;
using Cpor.Ledger.Service.Settings;
using Cpor.Ledger.Service.Terms;

namespace Cpor.Ledger.Service.Mail;

/// <summary>What letters say of a claim. What is sealed is opened for the one letter, and recorded as read.</summary>
public sealed class MailContents(
    Unsealing unsealing, PartnerNames partners, TermsLibrary terms, LedgerSettings settings)
{
    /// <summary>The texts in the order given, null for those that are not there or were erased.</summary>
    /// <param name="texts">
    /// Each with the field that it must have been sealed for, null where nothing depends on it.
    /// </param>
    /// <exception cref="InvalidOperationException">A text was altered or belongs elsewhere.</exception>
    public async Task<IReadOnlyList<string?>> OpenAsync(
        ClaimId claim, Reader reader, IReadOnlyList<(Sealed? Text, string? Field)> texts, CancellationToken cancel)
    {
        var asked = texts.Where(text => text.Text is not null)
            .Select(text => new SealedText(claim.Value, text.Text!.Value.Value, text.Field))
            .ToList();
        var opened = new Queue<Unsealed>(await unsealing.UnsealAsync(asked, reader, cancel));
        return [.. texts.Select(text => text.Text is null ? null : TextOf(opened.Dequeue(), claim))];
    }

    /// <summary>The claim as a letter names it.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="name">Its opened name; null when it has none.</param>
    /// <param name="lines">The lines that the letter is about.</param>
    public async Task<ClaimInMail> ClaimAsync(
        Claim.Filed claim, string? name, IEnumerable<ClaimLine> lines, CancellationToken cancel) => new(
        $"{claim.Id}",
        name ?? $"{claim.Id}",
        await partners.OfAsync(claim, cancel),
        claim.Details.DomainName?.Readable ?? $"{claim.Details.TenantId}",
        Titles(claim, lines));

    /// <summary>What lines are called.</summary>
    public ImmutableArray<string> Titles(Claim.Filed claim, IEnumerable<ClaimLine> lines) =>
        [.. lines.Select(line => TitleOf(claim, line))];

    /// <summary>What a line is called.</summary>
    public string TitleOf(Claim.Filed claim, ClaimLine line) => LineTitle.Of(line.Unit, terms.Binding(claim).Terms);

    /// <summary>The Message-ID of a letter about a fact: the same whenever the letter is written again.</summary>
    /// <param name="to">To whom, since one fact may be told to several.</param>
    public string MessageId(Claim.Filed claim, string to) =>
        $"{claim.Id}.{claim.Version}.{to}@{settings.PublicUrl.Host}";

    private static string? TextOf(Unsealed opened, ClaimId claim) => opened switch
    {
        Unsealed.Text text => text.Value,
        Unsealed.Erased => null,
        _ => throw new InvalidOperationException($"A text of claim {claim} cannot be unsealed: {opened}"),
    };
}
