using Cpor.Ledger.Contracts;

namespace Cpor.Ledger.Cli.Demo.Telling;

/// <summary>
/// The story that the demonstration begins with, for somebody who knows nothing of the ledger. Nothing in it is said
/// that the ledger, the customer's mail or the verifier has not just answered.
/// </summary>
internal sealed class FirstMinute(IReadOnlyDictionary<string, Sample> samples, Stage stage, DemoLedger ledger)
{
    /// <summary>The claim that is told day by day, proved and erased.</summary>
    public const string Hero = "one-claim";

    /// <summary>Tells the story.</summary>
    /// <exception cref="InvalidOperationException">Something went otherwise; the message says what.</exception>
    public async Task TellAsync(Terminal terminal, CancellationToken cancel)
    {
        var narrator = new Narrator(terminal);
        narrator.Introduce(
            "The ledger, its database, its mail and its API are real. Only the clock is not: whenever everybody has "
            + "acted, it is put forward to the next deadline.");
        try
        {
            await new OneClaim(samples[Hero], stage, narrator).TellAsync(cancel);
            await new TwoPartners(samples["race-one"], samples["race-other"], stage, narrator).TellAsync(cancel);
            await new ProvedAndErased(samples[Hero], stage, ledger, narrator).TellAsync(cancel);
        }
        catch (OperationCanceledException given) when (!cancel.IsCancellationRequested)
        {
            throw new InvalidOperationException(
                "The demonstration failed: what the story waits for does not happen.", given);
        }
        catch (LedgerProblemException refused)
        {
            throw new InvalidOperationException($"The demonstration failed: {refused.Message}", refused);
        }
    }
}
