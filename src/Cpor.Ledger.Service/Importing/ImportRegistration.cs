namespace Cpor.Ledger.Service.Importing;

/// <summary>Puts imports, and what can be imported, into the container.</summary>
public static class ImportRegistration
{
    /// <summary>
    /// Needs an <c>NpgsqlDataSource</c> and an <c>IClock</c> in the container, and the schemas of catalogues, calendars
    /// and imports applied.
    /// </summary>
    public static IServiceCollection AddImports(this IServiceCollection services) => services
        .AddSingleton<Import>()
        .AddSingleton<SubscriptionRows>()
        .AddSingleton<PartnerRows>()
        .AddSingleton<CustomerRows>()
        .AddSingleton<AssociationRows>();
}
