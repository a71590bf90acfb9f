using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;
using NodaTime.Text;

namespace Cpor.Ledger.Contracts;

/// <summary>
/// How requests and replies are written: camelCase names, UTC instants with at most six decimals, ISO dates; what is
/// null is left out.
/// </summary>
public static class LedgerJson
{
    /// <summary>The options that write and read requests and replies. Shared: never changed after start.</summary>
    public static JsonSerializerOptions Options { get; } = Apply(new JsonSerializerOptions());

    /// <summary>
    /// The same for whoever takes requests: a field that is not known, or named twice, is refused and not overlooked.
    /// </summary>
    public static JsonSerializerOptions ApplyStrictly(JsonSerializerOptions options)
    {
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.MaxDepth = 16;
        return Apply(options);
    }

    /// <summary>Makes other options write what <see cref="Options"/> writes.</summary>
    public static JsonSerializerOptions Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new NodaPatternConverter<Instant>(
            InstantPattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss.FFFFFF'Z'")));
        options.Converters.Add(new NodaPatternConverter<LocalDate>(LocalDatePattern.Iso));
        return options;
    }
}
