using Cpor.Ledger.Cli;

return await LedgerTool.RunAsync(args, Terminal.OfProcess());
