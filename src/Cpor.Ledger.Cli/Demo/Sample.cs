using System.Text.Json;
using System.Text.Json.Serialization;
using Cpor.Ledger.Contracts;
using Cpor.Ledger.Contracts.Claims;

namespace Cpor.Ledger.Cli.Demo;

/// <summary>A claim of <c>samples/claims</c>: what a partner sends, what everybody does then, how it ends.</summary>
/// <param name="Title">The story in one sentence.</param>
public sealed record Sample(string Title, SamplePartner Partner, SampleClaim Claim, Story Story)
{
    private static readonly JsonSerializerOptions Strict = new(LedgerJson.Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The file's name without its ending.</summary>
    [JsonIgnore]
    public string Key { get; private init; } = "";

    /// <summary>The file's folder, from which the proofs' paths go out.</summary>
    [JsonIgnore]
    public string Folder { get; private init; } = "";

    /// <summary>The claim's id.</summary>
    [JsonIgnore]
    public string Id => Claim.Create.ClaimId!;

    /// <summary>The same by their names; none when the folder is not there.</summary>
    public static IReadOnlyDictionary<string, Sample> LoadIfThere(string folder) =>
        Directory.Exists(folder) ? Load(folder).ToDictionary(sample => sample.Key) : new Dictionary<string, Sample>();

    /// <summary>All samples of a folder, in the order of their names.</summary>
    /// <exception cref="UsageException">There are none, or one is not as it must be.</exception>
    public static IReadOnlyList<Sample> Load(string folder)
    {
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json") : [];
        return files is []
            ? throw new UsageException($"There are no samples in {folder}.")
            : [.. files.Order(StringComparer.Ordinal).Select(Read)];
    }

    private static Sample Read(string file)
    {
        try
        {
            var sample = JsonSerializer.Deserialize<Sample>(File.ReadAllBytes(file), Strict)!;
            return sample with
            {
                Key = Path.GetFileNameWithoutExtension(file),
                Folder = Path.GetDirectoryName(file)!,
            };
        }
        catch (JsonException wrong)
        {
            throw JsonMistake.In(file, wrong);
        }
    }
}

/// <summary>Who claims.</summary>
/// <param name="Organisation">The partner's organisation.</param>
/// <param name="User">Who acts for the partner.</param>
/// <param name="MpnIds">The locations that the user acts for.</param>
public sealed record SamplePartner(string Name, string Organisation, string User, IReadOnlyList<string> MpnIds);

/// <summary>What the partner sends first.</summary>
/// <param name="Create">The body that begins the draft.</param>
public sealed record SampleClaim(CreateClaimRequest Create, IReadOnlyList<SampleProof> Proofs);

/// <summary>A document to attach.</summary>
/// <param name="File">A file, by its path from the sample's folder.</param>
/// <param name="Template">Instead of a file: the language in which the ledger's own template is downloaded.</param>
public sealed record SampleProof(string? File, string? Template);

/// <summary>What happens after the draft and its proofs.</summary>
public sealed record Story(IReadOnlyList<StoryStep> Steps, StoryEnd Ends);

/// <summary>One thing that somebody does.</summary>
/// <param name="By"><c>partner</c>, <c>reviewer</c> or <c>customer</c>.</param>
/// <param name="Does">An action by its public name, as in <see cref="ClaimView.Actions"/>, or <c>opt-out</c>.</param>
/// <param name="After">What another claim must have come to first.</param>
/// <param name="Body">The request's body.</param>
/// <param name="Proofs">Documents to attach with it.</param>
/// <param name="Expects">The code of the problem that must be answered.</param>
public sealed record StoryStep(
    string By, string Does, StoryWait? After, JsonElement? Body, IReadOnlyList<SampleProof>? Proofs, string? Expects);

/// <summary>Another claim, by its file, and the statuses of which it must have one.</summary>
/// <param name="DaysLater">How many times 24 hours must have passed since that claim changed; null for none.</param>
public sealed record StoryWait(string Claim, IReadOnlyList<string> Status, int? DaysLater);

/// <summary>How a story ends: with a status of the claim and its lines, or refused with a code.</summary>
public sealed record StoryEnd(string? Status, IReadOnlyList<string>? Lines, string? Refused)
{
    /// <summary>In one word.</summary>
    public override string ToString() => Status ?? $"refused: {Refused}";
}
