using System.Net.Http.Headers;
using System.Text;
using Cpor.Ledger.Contracts;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Settings;
using Cpor.Ledger.Service.Storage;
using Cpor.Ledger.Service.Tests.Hosting;
using Cpor.Ledger.Service.Tests.Http;
using Cpor.Ledger.Service.Tests.Scenarios;
using NodaTime;

namespace Cpor.Ledger.Service.Tests.Erasing;

public class erasures_that_broke_off(Database database)
{
    [Fact]
    public async Task when_the_ledger_was_killed_are_finished_by_the_next_one()
    {
        using var data = new Folder();
        var opened = await database.CreateLedgerAsync();
        var claims = new List<string>();
        await using (var first = Start(opened, data))
        {
            using var partner = await HttpAsync(first, data, CallerRole.Partner);
            using var @operator = await HttpAsync(first, data, CallerRole.Operator);
            for (var count = 0; count < 5; count++)
                claims.Add(await DraftAsync(new LedgerClient(partner)));
            foreach (var claim in claims)
                (await new LedgerClient(@operator).EraseAsync(claim, ErasingScene.Order())).Required();
            await first.KillAsync();
        }

        await using var second = Start(opened, data);
        using var again = await HttpAsync(second, data, CallerRole.Operator);
        foreach (var claim in claims)
        {
            var ledger = new LedgerClient(again);
            var done = await second.UntilAsync(async () =>
                (await ledger.GetErasureAsync(claim)).Value is { FinishedAt: not null } view ? view : null);
            done.KeyDestroyedAt.ShouldNotBeNull();
            Directory.Exists(data[$"proofs/{claim}"]).ShouldBeFalse();
            File.Exists(data[$"erasures/{claim}.json"]).ShouldBeTrue();
        }
    }

    private static ServiceProcess Start(LedgerDatabase opened, Folder data) => ServiceProcess.Start(
        Path.Combine(AppContext.BaseDirectory, "Cpor.Ledger.Service.dll"), opened, data.Path);

    private static async Task<HttpClient> HttpAsync(ServiceProcess service, Folder data, CallerRole role)
    {
        var http = new HttpClient { BaseAddress = await service.AddressAsync() };
        var isPartner = role == CallerRole.Partner;
        var token = DevelopmentIssuer.Open(data.Path, new TokenSettings().Audience, TimeProvider.System).Issue(
            $"{role}",
            role,
            isPartner ? Examples.Contoso : null,
            isPartner ? [MpnId.Parse(Requests.Location)] : [],
            Duration.FromHours(1));
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return http;
    }

    private static async Task<string> DraftAsync(LedgerClient partner)
    {
        var claim = (await partner.CreateClaimAsync(Requests.Microsoft365())).Required().ClaimId;
        using var content = new MemoryStream(Encoding.UTF8.GetBytes("Signed."));
        (await partner.AttachProofAsync(claim, new UploadFile("proof.txt", content))).Required();
        return claim;
    }
}
