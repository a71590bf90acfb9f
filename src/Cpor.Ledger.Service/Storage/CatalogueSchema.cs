using Npgsql;

namespace Cpor.Ledger.Service.Storage;

/// <summary>
/// The tables of subscriptions, customers and partners' locations, which are imported and no part of any claim's
/// history.
/// </summary>
public static class CatalogueSchema
{
    /// <summary>Creates what is missing and changes nothing that is there.</summary>
    public const string Script = """
        select pg_advisory_xact_lock(hashtext('ledger_catalogue'));
        create schema if not exists ledger_catalogue;
        create table if not exists ledger_catalogue.subscription (
          id uuid primary key,
          tenant uuid not null,
          product text not null,
          state text not null check (state in ('active', 'grace', 'ended', 'not-provisioned')),
          channel text not null check (channel in ('volume-licensing', 'web-direct', 'csp')),
          from_date date not null,
          to_date date null,
          imported_at timestamptz not null);
        create index if not exists subscription_by_tenant on ledger_catalogue.subscription (tenant, product);
        create table if not exists ledger_catalogue.customer (
          tenant uuid primary key,
          domains text[] not null,
          country text null,
          time_zone text null,
          language text null,
          organisation_name text null,
          imported_at timestamptz not null);
        create index if not exists customer_by_domain on ledger_catalogue.customer using gin (domains);
        create table if not exists ledger_catalogue.partner_location (
          mpn_id text primary key,
          name text not null,
          country text null,
          organisation_id text not null,
          organisation_name text not null,
          language text null,
          imported_at timestamptz not null);
        create index if not exists partner_location_by_organisation
          on ledger_catalogue.partner_location (organisation_id);
        """;

    /// <summary>Applies <see cref="Script"/> in one transaction; several nodes may do so at once.</summary>
    public static async Task ApplyAsync(NpgsqlDataSource database, CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand(Script);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
