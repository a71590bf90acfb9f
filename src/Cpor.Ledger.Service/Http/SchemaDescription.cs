using System.Text.Json.Nodes;
using Cpor.Ledger.Domain;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using NodaTime;

namespace Cpor.Ledger.Service.Http;

/// <summary>
/// Says of types that have a converter of their own what they look like in JSON: all of them are strings.
/// </summary>
internal sealed class SchemaDescription : IOpenApiSchemaTransformer
{
    public Task TransformAsync(
        OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        // One component serves the type and its nullable form; where it may be null, that is said beside it.
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (FormatOf(type) is var (format, example))
        {
            schema.Type = JsonSchemaType.String;
            schema.Format = format;
            schema.Examples = example is null ? null : [JsonValue.Create(example)];
        }

        return Task.CompletedTask;
    }

    private static (string? Format, string? Example)? FormatOf(Type type) => type switch
    {
        _ when type == typeof(Instant) => ("date-time", "2026-03-02T09:00:00Z"),
        _ when type == typeof(LocalDate) => ("date", "2026-03-02"),
        _ when type == typeof(Duration) => (null, "120:00:00"),
        _ when type.GetInterfaces().Any(IsValue) => (null, null),
        _ => null,
    };

    private static bool IsValue(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IValue<>);
}
