using Cpor.Ledger.Service.Hosting;
using Cpor.Ledger.Service.Settings;
using Cpor.Ledger.Service.Storage;

if (args is [PregeneratedCode.Argument, var folder])
{
    await PregeneratedCode.WriteAsync(folder);
    return 0;
}

var builder = WebApplication.CreateBuilder(args);
var settings = new LedgerSettings();
builder.Configuration.GetSection(LedgerSettings.Section).Bind(settings);
await using var database = await LedgerDatabase.OpenAsync(
    builder.Configuration, settings, Console.WriteLine, CancellationToken.None);
await using var app = await LedgerHost.BuildAsync(builder, database);
await app.RunAsync();
return 0;
