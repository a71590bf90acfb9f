using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;
using NodaTime.Text;

namespace Cpor.Ledger.Domain;

/// <summary>
/// How facts are written as JSON, for ever: camelCase names, kebab-case enumerations, UTC instants with at most six
/// decimals, ISO dates, lower-case GUIDs, no type markers and no floating point. What is stored is what consumers see.
/// </summary>
public static class StoredFormat
{
    /// <summary>Instants as UTC with up to microseconds, which is what PostgreSQL keeps.</summary>
    public static IPattern<Instant> InstantPattern { get; } =
        NodaTime.Text.InstantPattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss.FFFFFF'Z'");

    /// <summary>The options that write and read every fact. Shared: never changed after start.</summary>
    public static JsonSerializerOptions Options { get; } = Apply(new JsonSerializerOptions());

    /// <summary>Makes other options write what <see cref="Options"/> writes.</summary>
    public static JsonSerializerOptions Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DictionaryKeyPolicy = null;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        // jsonb stores keys in its own order, so a discriminator of a stored state need not come first.
        options.AllowOutOfOrderMetadataProperties = true;
        options.Converters.Add(new NodaPatternConverter<Instant>(InstantPattern));
        options.Converters.Add(new NodaPatternConverter<LocalDate>(LocalDatePattern.Iso));
        options.Converters.Add(new NodaPatternConverter<Duration>(DurationPattern.JsonRoundtrip));
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.Converters.Add(new TextConverter());
        options.Converters.Add(new ValueListConverter());
        options.Converters.Add(new ValueConverter());
        options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver())
            .WithAddedModifier(Completeness.Require);
        return options;
    }

    /// <summary>A value of an enumeration as it is stored.</summary>
    public static string Text<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonSerializer.SerializeToElement(value, Options).GetString()!;

    /// <summary>Cuts an instant to the microseconds that the stored format keeps.</summary>
    public static Instant ToStoredPrecision(this Instant instant) =>
        Instant.FromUnixTimeTicks(instant.ToUnixTimeTicks() / 10 * 10);
}
