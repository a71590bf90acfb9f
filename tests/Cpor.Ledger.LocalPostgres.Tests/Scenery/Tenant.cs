namespace Cpor.Ledger.LocalPostgres.Tests.Scenery;

/// <summary>The other side of <see cref="OtherProcess"/>: opens a cluster, says so, and leaves when told.</summary>
internal static class Tenant
{
    public const string Role = "live-in";

    public static async Task<int> LiveAsync(string[] args)
    {
        var options = Scratch.Fast(args[0]) with
        {
            Tcp = args.Contains("tcp"),
            Progress = line => Console.WriteLine($"progress {line}"),
        };
        try
        {
            await using var cluster = await PrivateCluster.OpenAsync(options, CancellationToken.None);
            Console.WriteLine($"opened {cluster.ConnectionString()}");
            Console.ReadLine();
        }
        catch (Exception failure)
        {
            Console.WriteLine($"failed {failure.GetType().Name}: {failure.Message.ReplaceLineEndings(" ")}");
            return 1;
        }
        Console.WriteLine("left");
        return 0;
    }
}
