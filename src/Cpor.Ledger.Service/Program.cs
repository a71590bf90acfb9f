using Cpor.Ledger.Service.Hosting;

var builder = WebApplication.CreateBuilder(args);
var settings = new LedgerSettings();
builder.Configuration.GetSection(LedgerSettings.Section).Bind(settings);
await using var database = await LedgerDatabase.OpenAsync(
    builder.Configuration, settings, Console.WriteLine, CancellationToken.None);
await using var app = await LedgerHost.BuildAsync(builder, database);
await app.RunAsync();
