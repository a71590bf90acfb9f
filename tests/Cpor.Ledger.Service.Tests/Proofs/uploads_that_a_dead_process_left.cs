using Cpor.Ledger.Service.Tests.Scenarios;

namespace Cpor.Ledger.Service.Tests.Proofs;

public class uploads_that_a_dead_process_left(Database database)
{
    [Fact]
    public async Task are_gone_after_the_next_start_and_those_of_a_living_one_stay()
    {
        using var folder = new Folder();
        Directory.CreateDirectory(folder["proofs/incoming"]);
        foreach (var (name, age) in new[] { ("dead", 61), ("living", 59) })
        {
            await File.WriteAllTextAsync(folder[$"proofs/incoming/{name}"], "half");
            File.SetLastWriteTimeUtc(
                folder[$"proofs/incoming/{name}"], TestLedger.Monday.UtcDateTime - TimeSpan.FromMinutes(age));
        }

        await using var ledger = await TestLedger.StartAsync(
            database, new Dictionary<string, string?> { ["Ledger:DataFolder"] = folder.Path });

        Directory.GetFiles(folder["proofs/incoming"]).ShouldBe([folder["proofs/incoming/living"]]);
    }
}
