namespace Cpor.Ledger.LocalPostgres.Discovery;

internal enum MachineKind
{
    Linux,
    MacOS,
    Windows,
}
