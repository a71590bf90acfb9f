using Cpor.Ledger.Contracts;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Contracts.Review;
using Npgsql;

namespace Cpor.Ledger.Service.Tests.Http;

[Collection(nameof(Desk))]
public class personal_data_stays_sealed(Desk desk)
{
    private const string Canary = "kanarienvogel";

    [Fact]
    public async Task none_is_stored_in_any_table()
    {
        var id = await TellAsync(new Contact
        {
            Name = $"{Canary} N",
            Email = $"{Canary}@woodgrove.example",
            Title = $"{Canary} T",
        });

        var ofBatch = await TellInBatchAsync();

        (await TablesWithAsync(id)).ShouldContain("ledger_events.mt_events");
        (await TablesWithAsync(ofBatch)).ShouldContain("ledger_events.mt_events");
        (await TablesWithAsync(Canary)).ShouldBeEmpty();
        (await TablesWithAsync(
            Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Canary))[..16])).ShouldBeEmpty();
        (await desk.Reviewer.GetContactsAsync(id, "test")).Required().Name.ShouldBe($"{Canary} claim");
    }

    /// <summary>A claim that names that person and the canary wherever text can be given.</summary>
    private async Task<string> TellAsync(Contact person)
    {
        var key = $"{Guid.NewGuid()}";
        var request = Requests.BusinessApplications($"{Guid.NewGuid()}") with
        {
            Name = $"{Canary} claim",
            CustomerContact = person,
            TechnicalContact = person,
            PartnerContact = person,
            SolutionSeller = Canary,
            CustomerName = Canary,
            SolutionName = Canary,
        };
        var claim = (await desk.Partner.CreateClaimAsync(request, new Call($"{key}-1"))).Required();
        var id = claim.ClaimId;
        (await desk.Partner.GiveDetailsAsync(
            id, Requests.Details(request) with { SolutionName = Canary }, new Call($"{key}-2")))
            .Required();
        using var content = new MemoryStream("Signed."u8.ToArray());
        (await desk.Partner.AttachProofAsync(
            id, new UploadFile($"{Canary}.txt", content), new Call($"{key}-3"))).Required();
        (await desk.Partner.CommentAsync(id, new CommentRequest { Text = Canary }, new Call($"{key}-4"))).Required();
        (await desk.Partner.SubmitClaimAsync(id, new Call($"{key}-5"))).Required();
        await desk.Ledger.UntilAsync(new(Guid.Parse(id)), Domain.Claims.ClaimStatus.UnderReview);
        await TalkAboutAsync(id, key, person);
        return id;
    }

    /// <summary>The same in a row of a batch, whose key and file are called by the canary too.</summary>
    private async Task<string> TellInBatchAsync()
    {
        var row = Claims.Batch.Row(
            $"{Canary}-{Guid.NewGuid()}",
            Requests.Microsoft365() with { Name = $"{Canary} batch" },
            $"{Canary}/{Canary}.txt");
        var zip = Claims.Batch.Zip(($"{Canary}/{Canary}.txt", $"Signed by {Canary}."));
        var reply = await Claims.Batch.SendAsync(desk.Partner, Claims.Batch.Ndjson(row), zip, submit: true);
        return reply.Required().Rows.Single(done => done.Outcome == "submitted").ClaimId!;
    }

    private async Task TalkAboutAsync(string id, string key, Contact person)
    {
        var asked = (await desk.Reviewer.RequestInfoAsync(
            id,
            new RequestInfoRequest { Items = ["customer-contact"], Comment = Canary },
            new Call($"{key}-6"))).Required();
        (await desk.Partner.ProvideInfoAsync(
            id,
            new ProvideInfoRequest
            {
                RequestId = asked.OpenRequests[0].RequestId,
                CustomerContact = person with { Name = $"{Canary} New" },
                Comment = Canary,
            },
            new Call($"{key}-7"))).Required();
        (await desk.Reviewer.RejectAsync(
            id,
            new RejectRequest { Reason = "insufficient-proof", Comment = Canary },
            new Call($"{key}-8"))).Required();
        // Refused for what it says: what is kept of it must not repeat it.
        (await desk.Partner.CommentAsync(
            id, new CommentRequest { CommentId = Canary, Text = Canary }, new Call(Canary)))
            .Status.ShouldBe(400);
    }

    /// <summary>Looks through every row of every table of the ledger, bytes read as text.</summary>
    private async Task<List<string>> TablesWithAsync(string text)
    {
        await using var connection = new NpgsqlConnection(desk.Ledger.OwnerConnectionString);
        await connection.OpenAsync();
        var tables = new List<string>();
        await using (var list = new NpgsqlCommand(
            """
            select table_schema || '.' || table_name from information_schema.tables
            where table_schema like 'ledger%' and table_type = 'BASE TABLE'
            """,
            connection))
        await using (var rows = await list.ExecuteReaderAsync())
        {
            while (await rows.ReadAsync())
                tables.Add(rows.GetString(0));
        }

        tables.Count.ShouldBeGreaterThan(10);
        var hex = Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(text));
        var found = new List<string>();
        foreach (var table in tables)
        {
            // A row as text shows binary columns in hexadecimal.
            await using var look = new NpgsqlCommand(
                $"select exists (select from {table} as t where t::text ilike $1 or t::text ilike $2)", connection);
            look.Parameters.AddWithValue($"%{text}%");
            look.Parameters.AddWithValue($"%{hex}%");
            if ((bool)(await look.ExecuteScalarAsync())!)
                found.Add(table);
        }

        return found;
    }
}
