using System.Diagnostics;
using Cpor.Ledger.Audit.Checkpoints;
using Cpor.Ledger.Audit.Notes;
using Cpor.Ledger.Audit.Trees;
using Cpor.Ledger.Audit.Witnessing;
using Cpor.Ledger.Cli.Log;
using Cpor.Ledger.Log.Publishing;
using Cpor.Ledger.Service.Tests.Scenarios;
using Microsoft.Extensions.DependencyInjection;

namespace Cpor.Ledger.Service.Tests.Log;

public class a_witness_of_the_log(Database database)
{
    private static readonly byte[] _seed = [.. Enumerable.Repeat((byte)9, 32)];

    [Fact]
    public async Task signs_its_checkpoints_as_a_process_of_its_own()
    {
        using var folder = new Folder();
        using var logKey = SigningKey.From("log.example/witnessed", SignatureKind.Note, _seed).Value!;
        using var witness = StartWitness(folder, logKey.Verifier);
        var said = await witness.StandardError.ReadLineAsync();
        var key = VerifierKey.Parse(said!.Split(' ')[^1]).Value.ShouldNotBeNull(said);
        await using var ledger = await TestLedger.StartAsync(database, new Dictionary<string, string?>
        {
            ["Ledger:Log:Origin"] = logKey.Verifier.Name,
            ["Ledger:Log:Keys"] = logKey.ToSecret(),
            ["Ledger:Log:Witnesses:0"] = $"{key} http://127.0.0.1:{Port}",
        });
        var checkpoints = ledger.Services.GetRequiredService<Checkpoints>();

        for (var grown = 0; grown < 2; grown++)
        {
            await ledger.CreateAsync(Examples.Claim($"witnessed {grown}"), Examples.Contoso, "teams");
            var size = (await ledger.PublishedAsync()).Checkpoint.Size;
            var vouched = await TestLedger.UntilAsync(
                async () => Cosigned(await checkpoints.NewestAsync(CancellationToken.None), logKey.Verifier, key),
                () => Task.FromResult("the witness has signed the newest checkpoint"));
            vouched.Checkpoint.Size.ShouldBeGreaterThanOrEqualTo(size);
        }

        witness.Kill();
    }

    [Fact]
    public void never_signs_two_trees_that_cannot_both_be()
    {
        using var folder = new Folder();
        using var log = SigningKey.From("log.example/a", SignatureKind.Note, _seed).Value!;
        using var key = SigningKey.From("witness.example", SignatureKind.Cosignature, _seed).Value!;
        var (a, b, c) = (TreeHash.OfLeaf("a"u8), TreeHash.OfLeaf("b"u8), TreeHash.OfLeaf("c"u8));
        var one = Request(log, 0, [], 1, a);
        var two = Request(log, 1, [b], 2, TreeHash.OfNode(a, b));
        var fork = Request(log, 1, [c], 2, TreeHash.OfNode(a, c));

        Book().Answer(one).Status.ShouldBe(200);
        Book().Answer(two).Status.ShouldBe(200);
        // A witness that was started again remembers.
        Told(Book().Answer(fork)).ShouldBe("409 2\n");
        Book().Answer(Request(log, 2, [b], 2, TreeHash.OfNode(a, c))).Status.ShouldBe(422);
        Told(Book().Answer(one)).ShouldBe("409 2\n");
        Book().Answer("nonsense"u8).Status.ShouldBe(400);
        using var stranger = SigningKey.From("log.example/b", SignatureKind.Note, _seed).Value!;
        Book().Answer(Request(stranger, 0, [], 1, a)).Status.ShouldBe(404);

        WitnessBook Book() => new(key, [log.Verifier], folder.Path, TimeProvider.System);
    }

    private static string Told((int Status, byte[] Body) answer) =>
        $"{answer.Status} {System.Text.Encoding.UTF8.GetString(answer.Body)}";

    private static int Port => 5_091;

    private static byte[] Request(SigningKey log, long old, TreeHash[] proof, long size, TreeHash root) =>
        new WitnessRequest(old, proof, new Checkpoint(log.Verifier.Name, size, root).Sign(log)).ToBytes();

    private static SignedCheckpoint? Cosigned(PublishedCheckpoint? newest, VerifierKey log, VerifierKey witness)
    {
        if (newest is null)
            return null;
        var signed = SignedCheckpoint.Read(newest.Note, new LogIdentity(log.Name, [log]), [witness]);
        return signed.IsGood && signed.Value.Cosignatures.Count == 1 ? signed.Value : null;
    }

    private static Process StartWitness(Folder folder, VerifierKey log) => Process.Start(new ProcessStartInfo(
        "dotnet",
        [
            Path.Combine(AppContext.BaseDirectory, "ledger.dll"), "log", "witness", "--folder", folder.Path,
            "--log-key", $"{log}", "--listen", $"http://127.0.0.1:{Port}",
        ])
    {
        UseShellExecute = false,
        RedirectStandardError = true,
    })!;
}
