using Cpor.Ledger.Benchmarks;
using Cpor.Ledger.Benchmarks.ColdStart;
using Cpor.Ledger.Benchmarks.CommandCost;
using Cpor.Ledger.Benchmarks.DeadlineStorm;
using Cpor.Ledger.Benchmarks.Merkle;
using Cpor.Ledger.Benchmarks.Sequencing;
using Cpor.Ledger.Benchmarks.Verify;

var options = Options.Parse(args);
switch (args.FirstOrDefault())
{
    case "command-cost":
        await CommandCostRun.RunAsync(options);
        return 0;
    case "deadline-storm":
        await DeadlineStormRun.RunAsync(options);
        return 0;
    case "cold-start":
        await ColdStartRun.RunAsync(options);
        return 0;
    case "merkle":
        MerkleRun.Run(options);
        return 0;
    case "sequencing":
        await SequencingRun.RunAsync(options);
        return 0;
    case "verify":
        await VerifyRun.RunAsync(options);
        return 0;
    case "all":
        await CommandCostRun.RunAsync(options);
        await DeadlineStormRun.RunAsync(options);
        await ColdStartRun.RunAsync(options);
        MerkleRun.Run(options);
        await SequencingRun.RunAsync(options);
        await VerifyRun.RunAsync(options);
        return 0;
    default:
        Console.Error.WriteLine(
            "command-cost | deadline-storm | cold-start | merkle | sequencing | verify | all  "
            + "[--small] [--rounds N] [--events N] [--statements]");
        return 2;
}
