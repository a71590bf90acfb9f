using System.Collections.Concurrent;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Personal;
using Microsoft.Extensions.DependencyInjection;

namespace Cpor.Ledger.Benchmarks;

/// <summary>
/// Drafts whose letters to the partner can be written: what they need is sealed with a key of the claim's own.
/// </summary>
public static class OpenableDrafts
{
    private static readonly ParallelOptions AtOnce = new() { MaxDegreeOfParallelism = 8 };

    /// <summary>The command that begins the draft of each number.</summary>
    public static async Task<IReadOnlyDictionary<int, CreateDraft>> SealAsync(
        MeasuredLedger ledger, ExampleClaims claims, IEnumerable<int> numbers)
    {
        var sealing = ledger.Services.GetRequiredService<Sealing>();
        var drafts = new ConcurrentDictionary<int, CreateDraft>();
        await Parallel.ForEachAsync(numbers, AtOnce, async (number, _) =>
            drafts[number] = await SealAsync(sealing, claims, number));
        return drafts;
    }

    private static async Task<CreateDraft> SealAsync(Sealing sealing, ExampleClaims claims, int number)
    {
        var result = await sealing.SealAsync(claims.Id(number).Value,
        [
            new PlainText("draft-created.v1", "name", "Modern work at Woodgrove"),
            new PlainText("draft-created.v1", "partner-contact.name", "Boris Ivanov"),
            new PlainText("draft-created.v1", "partner-contact.email", "boris@contoso.example"),
        ]);
        var tokens = ((SealingResult.Sealed)result).Tokens.Select(Sealed.Parse).ToList();
        return claims.Create(number, tokens[0], new SealedContact(tokens[1], tokens[2]));
    }
}
