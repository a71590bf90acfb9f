using System.Reflection;
using Cpor.Ledger.Domain;
using Microsoft.AspNetCore.Http.Metadata;

namespace Cpor.Ledger.Service.Http;

/// <summary>Which record the query string of an endpoint is read into, for the description of the API.</summary>
public sealed record QueryMetadata(Type Type);

/// <summary>
/// The query string of a request, read into a record. The record alone says which parameters there are: their names are
/// those of its properties in camel case, their formats come from the types (text, whole number, instant, yes or no,
/// list of texts), their bounds from <c>[Range]</c>, and whether they must be given from <c>[Required]</c>. Everything
/// that is wrong is noted on the validator, so that the endpoint can note more and refuse all of it at once.
/// </summary>
public sealed class Query<T> : IEndpointParameterMetadataProvider
    where T : class
{
    private Query(T value, RequestValidator validator) => (Value, Validator) = (value, validator);

    /// <summary>What was given; what is wrong is left out.</summary>
    public T Value { get; }

    /// <summary>Where everything that is wrong is noted.</summary>
    public RequestValidator Validator { get; }

    /// <summary>What is wrong so far, null for nothing.</summary>
    public Refusal? Refusal => Validator.Refusal;

    /// <summary>Reads the query; called by the framework.</summary>
    public static ValueTask<Query<T>> BindAsync(HttpContext context)
    {
        var validator = new RequestValidator();
        var value = (T)QueryReader.Read(typeof(T), context.Request.Query, validator);
        return ValueTask.FromResult(new Query<T>(value, validator));
    }

    /// <inheritdoc />
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new QueryMetadata(typeof(T)));
}
