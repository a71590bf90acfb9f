namespace Cpor.Ledger.Cli.Demo;

/// <summary>What to look at while the demonstration's ledger runs on: commands to copy.</summary>
internal static class Invitation
{
    /// <summary>A token for the days that the demonstration is ahead of the machine: a year of hours.</summary>
    private const int Hours = 8_760;

    /// <param name="sample">The claim that the commands name.</param>
    public static string Text(DemoLedger ledger, Sample sample)
    {
        var mail = ledger.Mailbox.Newest(sample.Claim.Create.CustomerContact?.Email ?? "");
        var page = mail?.OptOutLink is { } link ? $"{new Uri(ledger.Url, link)}" : "none";
        var folders = ledger.Folders;
        var dossier = Path.Combine(folders.Data, "claim.zip");
        return $"""

            The ledger runs on until Ctrl+C. It is {Dates.Day(ledger.Now)} there. In a browser:
              API and its description  {ledger.Url}scalar
              the customer's page      {page}
            In another terminal, as an auditor:
              export LEDGER_URL={ledger.Url.GetLeftPart(UriPartial.Authority)}
              export LEDGER_TOKEN=$({OwnName.Command} token --role auditor --hours {Hours} --data {folders.Data})
              {OwnName.Command} claim list
              {OwnName.Command} claim history {sample.Id}
              {OwnName.Command} claim explain {sample.Id}
              {OwnName.Command} claim dossier {sample.Id} {dossier}
              {OwnName.Verifier} {dossier} --policy {folders.Policy}
              curl -H "Authorization: Bearer $LEDGER_TOKEN" "$LEDGER_URL/v1/events?from=0&limit=3"
            """;
    }
}
