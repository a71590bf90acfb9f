using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Cpor.Ledger.Contracts;
using Cpor.Ledger.Domain;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using NodaTime;

namespace Cpor.Ledger.Service.Http;

/// <summary>
/// Makes schemas say what is written and read. What may be null in code is left out of replies and never written as
/// null: such a property is not required and has no null. All others are always written, so they are required. Closed
/// lists become enumerations, and types with a converter of their own strings.
/// </summary>
internal sealed partial class SchemaDescription(IReadOnlyDictionary<string, IReadOnlyList<string>> enumerations)
    : IOpenApiSchemaTransformer
{
    // Names that the framework knows: under the first a schema becomes a component, the second is its description where
    // it is referred to, and the third says that null stands beside the reference.
    private const string ComponentName = "x-schema-id";
    private const string DescriptionBesideReference = "x-ref-description";
    private const string NullBesideReference = "x-is-nullable-property";

    private static readonly NullabilityInfoContext _nullability = new();

    public Task TransformAsync(
        OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        DescribeFormat(schema, Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type);
        if (context.JsonTypeInfo.Kind == JsonTypeInfoKind.Object && schema.Properties is { Count: > 0 } properties)
        {
            schema.Required = context.JsonTypeInfo.Properties
                .Where(property => properties.ContainsKey(property.Name) && IsAlwaysThere(property))
                .Select(property => property.Name)
                .ToHashSet(StringComparer.Ordinal);
        }

        // Requests are read strictly; replies may get more fields at any time.
        if (!context.JsonTypeInfo.Type.Name.EndsWith("Request", StringComparison.Ordinal))
            schema.AdditionalPropertiesAllowed = true;
        schema.Description = OnOneLine(schema.Description);
        if (context.JsonPropertyInfo is { AttributeProvider: PropertyInfo property })
        {
            if (schema.Metadata?.TryGetValue(DescriptionBesideReference, out var words) == true)
                schema.Metadata[DescriptionBesideReference] = OnOneLine((string)words)!;
            schema.Metadata?.Remove(NullBesideReference);
            schema.Type &= ~JsonSchemaType.Null;
            if (schema.Items is OpenApiSchema items)
                items.Type &= ~JsonSchemaType.Null;
            if (property.GetCustomAttribute<OneOfAttribute>() is { List: var list })
                DescribeList(schema.Items as OpenApiSchema ?? schema, list, isItem: schema.Items is not null);
        }

        return Task.CompletedTask;
    }

    /// <summary>A comment without the line breaks that it has in the code; paragraphs stay apart.</summary>
    public static string? OnOneLine(string? comment) =>
        comment is null ? null : LineBreak().Replace(comment, " ").Trim();

    /// <summary>What is said of a schema where it is used.</summary>
    public static string? WordsOf(IOpenApiSchema schema) =>
        schema is OpenApiSchema { Metadata: { } known } && known.TryGetValue(DescriptionBesideReference, out var words)
            ? (string)words
            : schema.Description;

    /// <summary>
    /// The schema, or a reference to it where it is a component. The framework does this for what it describes itself;
    /// it is needed for what is described by hand, and leaves the words to where the schema is used.
    /// </summary>
    public static IOpenApiSchema Referred(IOpenApiSchema schema, OpenApiDocument document)
    {
        if (schema is not OpenApiSchema own)
            return schema;
        own.Description = null;
        if (own.Items is { } items)
            own.Items = Referred(items, document);
        foreach (var (property, shape) in own.Properties?.ToList() ?? [])
        {
            var words = WordsOf(shape);
            own.Properties![property] = Referred(shape, document);
            own.Properties[property].Description = words;
        }

        object? name = null;
        own.Metadata?.TryGetValue(ComponentName, out name);
        if (name is not string { Length: > 0 } id)
            return own;
        document.AddComponent(id, own);
        return new OpenApiSchemaReference(id, document);
    }

    private static bool IsAlwaysThere(JsonPropertyInfo property) =>
        property.AttributeProvider is PropertyInfo declared
        && (declared.IsDefined(typeof(RequiredAttribute), inherit: true) || !MayBeNull(declared));

    private static bool MayBeNull(PropertyInfo property)
    {
        lock (_nullability)
            return _nullability.Create(property).ReadState == NullabilityState.Nullable;
    }

    private void DescribeList(OpenApiSchema schema, string list, bool isItem)
    {
        schema.Metadata ??= new Dictionary<string, object>();
        schema.Metadata[ComponentName] = list;
        if (!isItem && schema.Description is { } description)
            schema.Metadata[DescriptionBesideReference] = description;
        schema.Description = null;
        schema.Type = JsonSchemaType.String;
        schema.Enum = [.. enumerations[list].Select(value => (JsonNode)JsonValue.Create(value))];
    }

    private static void DescribeFormat(OpenApiSchema schema, Type type)
    {
        if (FormatOf(type) is not var (format, example))
            return;
        schema.Type = JsonSchemaType.String;
        schema.Format = format;
        schema.Examples = example is null ? null : [JsonValue.Create(example)];
    }

    private static (string? Format, string? Example)? FormatOf(Type type) => type switch
    {
        _ when type == typeof(Instant) => ("date-time", "2026-03-02T09:00:00Z"),
        _ when type == typeof(LocalDate) => ("date", "2026-03-02"),
        _ when type == typeof(Duration) => (null, "120:00:00"),
        _ when type.GetInterfaces().Any(IsValue) => (null, null),
        _ => null,
    };

    [GeneratedRegex(@"(?<!\n) *\n *(?!\n)", RegexOptions.None, 1000)]
    private static partial Regex LineBreak();

    private static bool IsValue(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IValue<>);
}
