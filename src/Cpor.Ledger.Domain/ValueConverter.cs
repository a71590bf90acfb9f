using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cpor.Ledger.Domain;

/// <summary>Writes every <see cref="IValue{TSelf}"/> as its bare string.</summary>
internal sealed class ValueConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => Array.Exists(
        typeToConvert.GetInterfaces(),
        type => type.IsGenericType
            && type.GetGenericTypeDefinition() == typeof(IValue<>)
            && type.GetGenericArguments()[0] == typeToConvert);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert))!;

    private sealed class Of<T> : JsonConverter<T>
        where T : IValue<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            T.TryParse(reader.GetString(), out var value)
                ? value
                : throw new JsonException($"The text is not a {typeof(T).Name}.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Text(value));

        public override T ReadAsPropertyName(
            ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Read(ref reader, typeToConvert, options);

        public override void WriteAsPropertyName(
            Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WritePropertyName(Text(value));

        // What could not be read again is not written: a value that was never parsed, or none at all.
        private static string Text(T value) =>
            value.ToString() is { } text && T.TryParse(text, out var same) && value.Equals(same)
                ? text
                : throw new JsonException($"The value is not a {typeof(T).Name}.");
    }
}
