using Cpor.Ledger.Verify;

return VerifyTool.Run(args, Console.Out, Console.Error);
