using System.Text;
using Cpor.Ledger.Contracts;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Claims.Batches;
using Cpor.Ledger.Service.Settings;
using Cpor.Ledger.Service.Tests.Http;
using Cpor.Ledger.Service.Tests.Scenarios;
using Microsoft.Extensions.DependencyInjection;

namespace Cpor.Ledger.Service.Tests.Claims;

/// <summary>A ledger whose limits can be reached with little.</summary>
public sealed class NarrowLedger(Database database) : IAsyncLifetime
{
    public static readonly BatchLimits Limits = new()
    {
        Rows = 4,
        RowLength = 2_000,
        RowsLength = 6_000,
        ZipLength = 60_000,
        ZipEntries = 5,
        ProofsLength = 50_000,
    };

    public const int LargestProof = 20_000;

    public TestLedger Ledger { get; private set; } = null!;

    public HttpClient Http { get; private set; } = null!;

    public LedgerClient Partner => new(Http);

    public async ValueTask InitializeAsync()
    {
        Ledger = await TestLedger.StartAsync(database, configure: services =>
        {
            PassingCheck.Register(services);
            services.AddSingleton(Limits);
            services.AddSingleton(provider => new ProofSettings(
                Path.Combine(provider.GetRequiredService<Service.Settings.LedgerSettings>().DataFolder, "proofs"))
            {
                LargestProof = LargestProof,
            });
        });
        Http = Desk.Http(Ledger, CallerRole.Partner);
    }

    public ValueTask DisposeAsync()
    {
        Http.Dispose();
        return Ledger.DisposeAsync();
    }
}

public class batches_that_are_refused_whole(NarrowLedger narrow) : IClassFixture<NarrowLedger>
{
    private static readonly string[] _first = [Batch.Line("first")];

    [Theory]
    [InlineData("key,nmae\n1,x\n", "line 1, nmae not-known")]
    [InlineData("mpnId\n1\n", "line 1, key required")]
    [InlineData("key,key\n1,1\n", "line 1, key repeated")]
    [InlineData("", "line 1, key required")]
    [InlineData("key,name\n1\n", "line 2, row malformed")]
    [InlineData("key,name\n1,\"x\n", "line 2, row malformed")]
    [InlineData("key,name\n1,a\"b\n", "line 2, row malformed")]
    [InlineData("key,paymentOptOut\n1,maybe\n", "line 2, paymentOptOut not-one-of")]
    [InlineData("key,name\n,x\n", "line 2, key required")]
    [InlineData("key,name\nя,x\n", "line 2, key not-a-key")]
    [InlineData("key,name\n1,x\n\n1,y\n", "line 4, key repeated")]
    [InlineData("key,proofs\n1,a.pdf\n", "line 2, proofs[0] not-in-zip")]
    [InlineData("key,proofs\n1,a.pdf;a.pdf\n", "line 2, proofs[0] not-in-zip, line 2, proofs[1] repeated")]
    [InlineData("{\"key\":\"1\"}\n{\"key\":1}\n", "line 2, key unreadable")]
    [InlineData("{\"key\":\"1\",\"nmae\":\"x\"}", "line 1, nmae unreadable")]
    [InlineData("{\"key\":\"1\"}\nnull\n[]\n", "line 2, row unreadable, line 3, row unreadable")]
    [InlineData("{\"key\":\"1\"}\n{\n", "line 2, row unreadable")]
    [InlineData("{\"key\":\"1\",\"customerContact\":{\"email\":1}}", "line 1, customerContact.email unreadable")]
    public async Task when_a_row_cannot_be_read(string rows, string where) =>
        Told(await narrow.Partner.SendAsync(Encoding.UTF8.GetBytes(rows))).ShouldBe($"422 batch-invalid: {where}");

    [Fact]
    public async Task when_two_rows_mean_one_claim()
    {
        var id = $"{Guid.NewGuid()}";
        var rows = Batch.Ndjson(
            new ClaimBatchRow { Key = "1", ClaimId = id },
            new ClaimBatchRow { Key = "2", ClaimId = id.ToUpperInvariant() });

        Told(await narrow.Partner.SendAsync(rows)).ShouldBe("422 batch-invalid: line 2, claimId repeated");
    }

    [Fact]
    public async Task when_they_have_too_many_or_too_long_rows()
    {
        Told(await narrow.Partner.SendAsync(Batch.Csv("1,2,3,4,5".Split(',').Select(key => Batch.Line(key)))))
            .ShouldBe("413 batch-too-large: ");
        Told(await narrow.Partner.SendAsync(Batch.Csv(Batch.Line("1", name: new string('x', 6_000)))))
            .ShouldBe("413 batch-too-large: ");
        Told(await narrow.Partner.SendAsync(Batch.Csv(Batch.Line("1", name: new string('x', 3_000)))))
            .ShouldBe("422 batch-invalid: line 2, row malformed");
        Told(await narrow.Partner.SendAsync(Batch.Ndjson(new ClaimBatchRow { Key = new string('x', 3_000) })))
            .ShouldBe("422 batch-invalid: line 1, row malformed");
    }

    [Theory]
    [InlineData("../a.txt", "unsafe-name")]
    [InlineData("a/../../b.txt", "unsafe-name")]
    [InlineData("/etc/passwd", "unsafe-name")]
    [InlineData("C:/a.txt", "unsafe-name")]
    [InlineData("a.txt:hidden", "unsafe-name")]
    [InlineData("..\\a.txt", "unsafe-name")]
    [InlineData("a//b.txt", "unsafe-name")]
    [InlineData("./a.txt", "unsafe-name")]
    [InlineData("a\u0001.txt", "control-character")]
    [InlineData("a\n.txt", "control-character")]
    [InlineData("unused.txt", "unused")]
    public async Task when_a_file_of_the_zip_has_no_business_there(string name, string code) =>
        Told(await SendAsync(Batch.Zip(("first.txt", "Signed."), (name, "x"))))
            .ShouldBe($"422 batch-invalid: proofs/{name} {code}");

    [Fact]
    public async Task when_a_name_is_too_long_or_there_twice()
    {
        var longest = new string('n', 201);
        Told(await SendAsync(Batch.Zip(("first.txt", "x"), (longest, "x")))).ShouldEndWith(" too-long");
        Told(await SendAsync(Batch.Zip(("first.txt", "x"), ("FIRST.txt", "y")))).ShouldEndWith("FIRST.txt repeated");
        Told(await SendAsync(Batch.Zip(("first.txt", "x"), ("first.txt", "y")))).ShouldEndWith("first.txt repeated");
    }

    [Fact]
    public async Task when_an_entry_is_a_link_or_encrypted()
    {
        var link = Batch.Zip(
            [("first.txt", "/etc/passwd"u8.ToArray())], entry => entry.ExternalAttributes = 0xA1FF << 16);
        Told(await SendAsync(link)).ShouldBe("422 batch-invalid: proofs/first.txt not-a-file");
        var encrypted = Batch.Zip(("first.txt", "Signed."));
        // The flag of an encrypted entry, in its own head and in the list at the end.
        encrypted[6] |= 1;
        encrypted[encrypted.AsSpan().IndexOf("PK\u0001\u0002"u8) + 8] |= 1;
        Told(await SendAsync(encrypted)).ShouldBe("422 batch-invalid: proofs/first.txt encrypted");
    }

    [Fact]
    public async Task but_not_for_folders_in_the_zip()
    {
        var zip = Batch.Zip([("a/", []), ("a/first.txt", "Signed."u8.ToArray())]);

        (await narrow.Partner.SendAsync(Batch.Csv(Batch.Line("folders", "a/first.txt")), zip)).Outcomes()
            .ShouldBe("created");
    }

    [Fact]
    public async Task when_the_zip_is_a_bomb()
    {
        Told(await SendAsync(Batch.Zip([("first.txt", new byte[19_000])])))
            .ShouldBe("413 batch-too-large: ", "100 times its own bytes");
        Told(await SendAsync(Batch.Zip([("first.txt", Noise(LongerThanAProof))]))).ShouldBe("413 batch-too-large: ");
        Told(await SendAsync(Batch.Zip([("first.txt", Noise(19_000)), ("2", Noise(19_000)), ("3", Noise(19_000))])))
            .ShouldBe("422 batch-invalid: proofs/2 unused, proofs/3 unused");
        Told(await narrow.Partner.SendAsync(
            Batch.Csv(Batch.Line("1", "1;2;3")),
            Batch.Zip([("1", Noise(19_000)), ("2", Noise(19_000)), ("3", Noise(19_000))])))
            .ShouldBe("413 batch-too-large: ", "together");
        Told(await narrow.Partner.SendAsync(
            Batch.Csv(Batch.Line("1", "1"), Batch.Line("2", "1"), Batch.Line("3", "1")),
            Batch.Zip([("1", Noise(19_000))]))).ShouldBe("413 batch-too-large: ", "one file for three rows");
        Told(await SendAsync(Noise(60_001))).ShouldBe("413 batch-too-large: ", "the zip itself");
    }

    [Fact]
    public async Task when_the_zip_has_more_entries_than_it_tells()
    {
        var many = Batch.Zip(Enumerable.Range(0, 6).Select(number => ($"{number}", "x")));
        Told(await SendAsync(many)).ShouldBe("413 batch-too-large: ");
        var end = many.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        many[end + 8] = many[end + 10] = 1;
        Told(await SendAsync(many)).ShouldBe("413 batch-too-large: ", "it says that there is one");
    }

    [Fact]
    public async Task when_the_zip_lies_about_sizes_or_is_damaged()
    {
        foreach (var length in new[] { 1, 100_000_000 })
        {
            var lying = Batch.Zip([("first.txt", Noise(5_000))]);
            var entry = lying.AsSpan().IndexOf("PK\u0001\u0002"u8);
            BitConverter.TryWriteBytes(lying.AsSpan(entry + 24), length).ShouldBeTrue();
            Told(await SendAsync(lying)).ShouldBe("422 batch-invalid: proofs/first.txt damaged");
        }

        var damaged = Batch.Zip([("first.txt", Noise(5_000))]);
        damaged[2_000] ^= 1;
        Told(await SendAsync(damaged)).ShouldBe("422 batch-invalid: proofs/first.txt damaged");
        Told(await SendAsync(damaged[..4_000])).ShouldBe("422 batch-invalid: proofs damaged");
        Told(await SendAsync([])).ShouldBe("422 batch-invalid: proofs damaged");
        Told(await SendAsync("no zip"u8.ToArray())).ShouldBe("422 batch-invalid: proofs damaged");
    }

    [Fact]
    public async Task without_anything_done_or_left_behind()
    {
        var row = Batch.Line("nothing-done", "a.txt");
        var zip = Batch.Zip(("a.txt", "Signed."), ("b.txt", "Nobody's."));

        Told(await narrow.Partner.SendAsync(Batch.Csv(row, Batch.Line("2")), zip)).ShouldContain("unused");

        Directory.GetFiles(Path.Combine(narrow.Ledger.DataFolder, "proofs", "incoming")).ShouldBeEmpty();
        (await narrow.Partner.SendAsync(Batch.Csv(row, Batch.Line("2")), Batch.Zip(("a.txt", "Signed.")))).Outcomes()
            .ShouldBe("created created");
    }

    [Theory]
    [InlineData("application/json", 415)]
    [InlineData("text/html", 415)]
    [InlineData("garbage", 415)]
    public async Task when_the_rows_are_of_another_type(string type, int status)
    {
        using var form = new MultipartFormDataContent();
        using var part = new ByteArrayContent(Batch.Csv(_first));
        part.Headers.TryAddWithoutValidation("Content-Type", type);
        form.Add(part, "claims", "claims");
        (await PostAsync(form)).ShouldStartWith($"{status} media-type-not-taken");
    }

    [Fact]
    public async Task when_the_form_has_other_parts()
    {
        var csv = Batch.Csv(_first);
        (await PostAsync(Batch.Form(("proofs", "application/zip", Batch.Zip())))).ShouldBe(
            "400 request-invalid: claims required");
        (await PostAsync(Batch.Form(("claims", "text/csv", csv), ("claims", "text/csv", csv)))).ShouldBe(
            "400 request-invalid: claims not-known");
        (await PostAsync(Batch.Form(("file", "text/csv", csv)))).ShouldBe("400 request-invalid: file not-known");
        (await PostAsync(Batch.Form(("claims", "text/csv", csv)), "?submit=yes&dryrun=true")).ShouldBe(
            "400 request-invalid: dryrun not-known, submit not-one-of");
        using var json = new StringContent("{}", Encoding.UTF8, "application/json");
        (await PostAsync(json)).ShouldStartWith("415 media-type-not-taken");
    }

    private const int LongerThanAProof = NarrowLedger.LargestProof + 1;

    private Task<Reply<ClaimBatchView>> SendAsync(byte[] zip) =>
        narrow.Partner.SendAsync(Batch.Csv(Batch.Line("first", "first.txt")), zip);

    private async Task<string> PostAsync(HttpContent content, string query = "")
    {
        using var response = await narrow.Http.PostAsync(
            new Uri($"v1/claim-batches{query}", UriKind.Relative), content);
        var problem = System.Text.Json.JsonSerializer.Deserialize<Problem>(
            await response.Content.ReadAsStringAsync(), LedgerJson.Options)!;
        return Told((int)response.StatusCode, problem);
    }

    private static string Told(Reply<ClaimBatchView> reply) => Told(reply.Status, reply.Problem!);

    private static string Told(int status, Problem problem) => $"{status} {problem.Code}: "
        + string.Join(", ", problem.Fields.Select(field => $"{field.Path} {field.Code}"));

    /// <summary>Bytes that cannot be packed, the same in each run.</summary>
    private static byte[] Noise(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }
}
