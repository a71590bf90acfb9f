using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Log;
using Microsoft.Extensions.Primitives;
using NodaTime;
using NodaTime.Text;

namespace Cpor.Ledger.Service.Http;

/// <summary>Reads query strings strictly: nothing unknown, one value for each name, every mistake noted.</summary>
internal static class QueryReader
{
    private const int LongestName = 100;

    private static readonly ConcurrentDictionary<Type, Parameter[]> _parameters = new();

    /// <summary>A record of that type.</summary>
    public static object Read(Type type, IQueryCollection query, RequestValidator validator)
    {
        var parameters = _parameters.GetOrAdd(type, Parameters);
        NoteUnknown(query, validator, name => Array.Exists(parameters, parameter => parameter.Name == name));
        var value = Activator.CreateInstance(type)!;
        foreach (var parameter in parameters)
        {
            if (query.TryGetValue(parameter.Name, out var values))
                parameter.Property.SetValue(value, parameter.Read(values, validator));
            else if (parameter.IsRequired)
                validator.Note(parameter.Name, "required", "This must be given.");
        }

        return value;
    }

    /// <summary>Whether the parameter must be given.</summary>
    public static bool IsRequired(Type type, string name) =>
        Array.Exists(_parameters.GetOrAdd(type, Parameters), one => one.Name == name && one.IsRequired);

    /// <summary>Why an endpoint without parameters refuses the query; null when it is empty.</summary>
    public static Refusal? Unknown(IQueryCollection query)
    {
        if (query.Count == 0)
            return null;
        var validator = new RequestValidator();
        NoteUnknown(query, validator, static _ => false);
        return validator.Refusal;
    }

    private static void NoteUnknown(IQueryCollection query, RequestValidator validator, Func<string, bool> isKnown)
    {
        foreach (var name in query.Keys.Where(name => !isKnown(name)))
        {
            validator.Note(
                name.Length <= LongestName ? name : name[..LongestName],
                "not-known",
                "Unknown query parameter.");
        }
    }

    private static Parameter[] Parameters(Type type) =>
        [.. type.GetProperties().Where(property => property.CanWrite).Select(property => new Parameter(property))];

    private sealed class Parameter
    {
        private readonly Type _type;
        private readonly RangeAttribute? _range;

        public Parameter(PropertyInfo property)
        {
            Property = property;
            Name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            IsRequired = property.IsDefined(typeof(RequiredAttribute));
            _type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            _range = property.GetCustomAttribute<RangeAttribute>();
        }

        public PropertyInfo Property { get; }

        public string Name { get; }

        public bool IsRequired { get; }

        public object? Read(StringValues values, RequestValidator validator)
        {
            if (_type.IsAssignableFrom(typeof(string[])) && _type != typeof(object))
                return values.ToArray();
            if (values is not [{ Length: > 0 } text])
            {
                validator.Note(Name, "not-one-value", "Give one value.");
                return null;
            }

            return _type switch
            {
                _ when _type == typeof(string) => text,
                _ when _type == typeof(bool) => Answer(text, validator),
                _ when _type == typeof(Instant) => Moment(text, validator),
                _ when _type == typeof(int) => Number(text, validator),
                _ when _type == typeof(long) => Position(text, validator),
                _ => throw new NotSupportedException($"A query string holds no {_type.Name}."),
            };
        }

        private bool? Answer(string text, RequestValidator validator)
        {
            if (text is "true" or "false")
                return text == "true";
            validator.Note(Name, "not-one-of", "One of: false, true.");
            return null;
        }

        private Instant? Moment(string text, RequestValidator validator)
        {
            if (OffsetDateTimePattern.Rfc3339.Parse(text) is { Success: true, Value: { Year: > 0 and < 9999 } value })
                return value.ToInstant();
            validator.Note(Name, "not-an-instant", "An instant such as 2026-03-02T09:00:00Z.");
            return null;
        }

        private long? Position(string text, RequestValidator validator)
        {
            if (LogPosition.Parse(text) is { } position)
                return position;
            validator.Note(Name, "out-of-range", $"A whole number from 0 to {long.MaxValue}.");
            return null;
        }

        private int? Number(string text, RequestValidator validator)
        {
            var least = _range is null ? 0 : Convert.ToInt32(_range.Minimum, CultureInfo.InvariantCulture);
            var most = _range is null ? int.MaxValue : Convert.ToInt32(_range.Maximum, CultureInfo.InvariantCulture);
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number >= least
                && number <= most)
                return number;
            validator.Note(Name, "out-of-range", $"A whole number from {least} to {most}.");
            return null;
        }
    }
}
