using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Tests.Http;
using NodaTime;
using NSwag;
using NSwag.CodeGeneration.CSharp;

namespace Cpor.Ledger.Service.Tests.Clients;

/// <summary>Clients that are generated from the description alone, with each generator's defaults.</summary>
[Collection(nameof(Desk))]
public class generated_clients(Desk desk)
{
    private const string Remark = "Which of the two subscriptions?";

    [Fact]
    public async Task of_nswag_read_what_the_ledger_answers()
    {
        var claimId = await TalkedAboutAsync();
        var settings = new CSharpClientGeneratorSettings { ClassName = "NSwagClient", UseBaseUrl = false };
        settings.CSharpGeneratorSettings.Namespace = "Generated";
        var document = await OpenApiDocument.FromJsonAsync(await DescriptionAsync());
        var client = new CSharpClientGenerator(document, settings).GenerateFile();

        Plain(await Compiled.ReadAsync([client, NSwagReading], Http, claimId)).ShouldBe(await ExpectedAsync(claimId));
    }

    [Fact]
    public async Task of_kiota_read_what_the_ledger_answers()
    {
        var claimId = await TalkedAboutAsync();
        using var folder = new Folder();
        var tests = Path.Combine(RepositoryFolder.Root, "tests");
        var description = Path.Combine(folder.Path, "v1.json");
        await File.WriteAllTextAsync(description, await DescriptionAsync());
        await Tool.RunAsync(tests, "dotnet", "tool", "restore");
        await Tool.RunAsync(
            tests, "dotnet", "kiota", "generate", "--language", "CSharp", "--openapi", description,
            "--class-name", "KiotaClient", "--namespace-name", "Generated", "--output", folder.Path,
            "--serializer", "Microsoft.Kiota.Serialization.Json.JsonSerializationWriterFactory",
            "--deserializer", "Microsoft.Kiota.Serialization.Json.JsonParseNodeFactory");
        var client = Directory.EnumerateFiles(folder.Path, "*.cs", SearchOption.AllDirectories)
            .Select(File.ReadAllText);

        Plain(await Compiled.ReadAsync([.. client, KiotaReading], Http, claimId))
            .ShouldBe(await ExpectedAsync(claimId));
    }

    [Fact]
    public async Task of_openapi_typescript_read_what_the_ledger_answers()
    {
        if (!Tool.Has("npm") && Environment.GetEnvironmentVariable("CI") is null)
        {
            TestContext.Current.SendDiagnosticMessage("Not run: npm is not installed on this machine.");
            return;
        }

        var claimId = await TalkedAboutAsync();
        var folder = Path.Combine(
            RepositoryFolder.Root, "tests", "Cpor.Ledger.Service.Tests", "Clients", "TypeScript");
        Directory.CreateDirectory(Path.Combine(folder, "obj"));
        await File.WriteAllTextAsync(Path.Combine(folder, "obj", "v1.json"), await DescriptionAsync());
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
            await Tool.RunAsync(folder, "npm", "ci", "--no-audit", "--no-fund");
        await Tool.RunAsync(folder, "npm", "run", "generate");
        var read = await Tool.RunAsync(
            folder, "node", "obj/reading.js", $"{Http.BaseAddress}",
            Http.DefaultRequestHeaders.Authorization!.Parameter!, claimId);

        Plain(read.TrimEnd().Split('\n')).ShouldBe(await ExpectedAsync(claimId));
    }

    private const string NSwagReading =
        """
        using System.Linq;
        using Generated;

        public static class Reading
        {
            public static async System.Threading.Tasks.Task<string[]> ReadAsync(
                System.Net.Http.HttpClient http, string claimId)
            {
                var client = new NSwagClient(http);
                var claim = await client.GetClaimAsync(claimId, null, null, null);
                var history = await client.GetHistoryAsync(claimId, (int)claim.Version, null, null);
                var comments = await client.ListCommentsAsync(claimId, "test", null, null);
                var reviews = await client.ListReviewsAsync(null, null, 200, null);
                var review = reviews.Items.Single(item => item.ClaimId == claimId);
                return new[]
                {
                    $"{claim.Status} {claim.SubmittedAt:u} {claim.NextDeadline.Kind} {claim.NextDeadline.Ends:u}",
                    string.Join(
                        ' ', history.Entries.Select(one => $"{one.Action} {one.StatusAfter} {one.HappenedAt:u}")),
                    string.Join(' ', comments.Items.Select(one => $"{one.Side} {one.HappenedAt:u} {one.Text}")),
                    $"{review.Turn} {review.Due:u} {review.Lines.Single().Status} {review.AgeSeconds}",
                };
            }
        }
        """;

    private const string KiotaReading =
        """
        using System.Linq;
        using Generated;
        using Microsoft.Kiota.Abstractions.Authentication;
        using Microsoft.Kiota.Http.HttpClientLibrary;

        public static class Reading
        {
            public static async System.Threading.Tasks.Task<string[]> ReadAsync(
                System.Net.Http.HttpClient http, string claimId)
            {
                using var adapter = new HttpClientRequestAdapter(
                    new AnonymousAuthenticationProvider(), httpClient: http) { BaseUrl = $"{http.BaseAddress}" };
                var client = new KiotaClient(adapter);
                var of = client.V1.Claims[claimId];
                var claim = (await of.GetAsync())!;
                var history = (await of.History.GetAsync(one => one.QueryParameters.AtLeast = (int?)claim.Version))!;
                var comments = (await of.Comments.GetAsync(one => one.QueryParameters.Reason = "test"))!;
                var reviews = (await client.V1.Reviews.GetAsync(one => one.QueryParameters.Limit = 200))!;
                var review = reviews.Items!.Single(item => item.ClaimId == claimId);
                return new[]
                {
                    $"{claim.Status} {claim.SubmittedAt:u} {claim.NextDeadline!.Kind} {claim.NextDeadline.Ends:u}",
                    string.Join(
                        ' ', history.Entries!.Select(one => $"{one.Action} {one.StatusAfter} {one.HappenedAt:u}")),
                    string.Join(' ', comments.Items!.Select(one => $"{one.Side} {one.HappenedAt:u} {one.Text}")),
                    $"{review.Turn} {review.Due:u} {review.Lines!.Single().Status} {review.AgeSeconds}",
                };
            }
        }
        """;

    private HttpClient Http => desk.Http(CallerRole.Reviewer);

    private Task<string> DescriptionAsync() => desk.Ledger.Client.GetStringAsync(ApiDescription.DocumentPath);

    /// <summary>A submitted claim before the reviewer, with a comment on it.</summary>
    private async Task<string> TalkedAboutAsync()
    {
        var claim = await desk.UnderReviewAsync();
        (await desk.Reviewer.CommentAsync(claim.ClaimId, new CommentRequest { Text = Remark })).Required();
        return claim.ClaimId;
    }

    /// <summary>The same as the client that the ledger ships reads it.</summary>
    private async Task<string[]> ExpectedAsync(string claimId)
    {
        var claim = (await desk.Reviewer.GetClaimAsync(claimId)).Required();
        var history = (await desk.Reviewer.GetHistoryAsync(claimId, (int)claim.Version)).Required();
        var comments = (await desk.Reviewer.ListCommentsAsync(claimId, "test")).Required();
        var review = (await desk.Reviewer.ListReviewsAsync(new() { Limit = 200 })).Required().Items
            .Single(item => item.ClaimId == claimId);
        return Plain(
        [
            $"{claim.Status} {Moment(claim.SubmittedAt)} {claim.NextDeadline!.Kind} {Moment(claim.NextDeadline.Ends)}",
            string.Join(
                ' ', history.Entries.Select(one => $"{one.Action} {one.StatusAfter} {Moment(one.HappenedAt)}")),
            string.Join(' ', comments.Items.Select(one => $"{one.Side} {Moment(one.HappenedAt)} {one.Text}")),
            $"{review.Turn} {Moment(review.Due)} {review.Lines.Single().Status} {review.AgeSeconds}",
        ]);
    }

    private static string Moment(Instant? instant) => $"{instant!.Value.ToDateTimeUtc():u}";

    /// <summary>Generators write the names of values each in their own way.</summary>
    private static string[] Plain(IEnumerable<string> lines) =>
        [.. lines.Select(line => line.Replace("-", "").Replace("_", "").ToLowerInvariant())];
}
