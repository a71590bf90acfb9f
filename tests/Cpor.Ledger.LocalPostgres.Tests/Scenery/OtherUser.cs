using System.Diagnostics;
using Cpor.Ledger.LocalPostgres.Server;

namespace Cpor.Ledger.LocalPostgres.Tests.Scenery;

/// <summary>An ordinary user of this machine, as root can play one.</summary>
internal static class OtherUser
{
    public const string Name = "nobody";

    public static void NeedsRoot() =>
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root can run a process as somebody else.");

    /// <summary>A folder of its own, for a user who may have none.</summary>
    public static string FolderIn(Scratch scratch)
    {
        var folder = Path.Combine(scratch.Folder, Name);
        Directory.CreateDirectory(folder);
        ServerAccount.FirstOf(Name)!.Own(folder);
        return folder;
    }

    /// <summary>
    /// Opens a cluster. The build output may lie where that user cannot read it, so a copy of it runs.
    /// </summary>
    public static OtherProcess Start(Scratch scratch, string clusterFolder)
    {
        var copy = Path.Combine(scratch.Folder, "program");
        if (!Directory.Exists(copy))
        {
            using var cp = Process.Start("cp", ["-r", AppContext.BaseDirectory, copy]);
            cp.WaitForExit();
        }
        return OtherProcess.Start(clusterFolder, start =>
        {
            start.UserName = Name;
            start.WorkingDirectory = "/";
            start.ArgumentList[0] = Path.Combine(copy, Path.GetFileName(start.ArgumentList[0]));
        });
    }
}
