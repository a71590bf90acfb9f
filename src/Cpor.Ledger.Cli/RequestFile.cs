using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cpor.Ledger.Contracts;

namespace Cpor.Ledger.Cli;

/// <summary>
/// A request's body in a file, or on the input stream for <c>-</c>. What the API does not know is an error.
/// </summary>
internal static class RequestFile
{
    private static readonly JsonSerializerOptions Strict = new(LedgerJson.Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public static Argument<string> Argument(string description) => new("file") { Description = description };

    /// <exception cref="UsageException">The file is no such request.</exception>
    public static async Task<T> ReadAsync<T>(string file, CancellationToken cancel)
    {
        await using var stream = file == "-" ? Console.OpenStandardInput() : File.OpenRead(file);
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(stream, Strict, cancel)
                ?? throw new UsageException($"{file} holds nothing.");
        }
        catch (JsonException wrong)
        {
            throw JsonMistake.In(file == "-" ? "The input" : file, wrong);
        }
    }
}
