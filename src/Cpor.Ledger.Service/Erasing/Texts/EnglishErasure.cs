namespace Cpor.Ledger.Service.Erasing.Texts;

/// <summary>English.</summary>
internal static class EnglishErasure
{
    public static ErasureTexts Texts { get; } = new()
    {
        Language = "en",
        Heading = "Certificate of the erasure of personal data",
        Claim = "Claim {claim}: {scope}.",
        Decided = "Decided at {when} by {who}. Legal basis: {basis}.",
        Case = "Case: {case}.",
        Fact = "Recorded by the fact {name}, id {id}, version {version} of the claim.",
        Position = "Its position in the log: {position}.",
        NoPosition = "Its position in the log is not given yet.",
        KeyDestroyed = "The claim's data key was destroyed at {when}.",
        KeyAlive = "The claim's data key is being destroyed.",
        Finished = "What lay open or apart (documents, mails in the ledger's folder, search hashes, kept replies) was "
            + "removed at {when}.",
        Unfinished = "What lies open or apart (documents, mails in the ledger's folder, search hashes, kept replies) "
            + "is being removed.",
        Erased = "Sealed texts that nobody can open any more: {count}, in these fields:",
        Documents = "Documents that were removed, by their SHA-256:",
        NoDocuments = "There were no documents.",
        Linked = "Claims that it follows or that follow it, whose data is their own and not erased with it:",
        Remaining = "What remains:",
        Words = new Dictionary<string, string>
        {
            ["all-personal-data"] = "all personal data is erased (contacts, names, free texts, file names, documents)",
            ["data-subject-request"] = "request of the data subject (GDPR, article 17)",
            ["retention-period-over"] = "end of the retention period (GDPR, article 5(1)(e))",
            ["court-order"] = "order of a court or authority",
            ["sealed-texts"] = "the sealed texts in the facts and the log, as ciphertext whose key is destroyed: so "
                + "every proof over them stays valid",
            ["document-digests"] = "size, media type and SHA-256 of each document",
            ["business-data"] = "what is not personal: organisations, locations, tenants, domain names, products, "
                + "decisions, times, and opaque ids of who acted",
            ["readings"] = "who read which field and when, by opaque ids, without the reasons",
            ["sent-mails"] = "mails that had been sent to their recipients; and backups, until they are replaced",
        },
    };
}
