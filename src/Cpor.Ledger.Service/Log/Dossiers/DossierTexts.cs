using System.Collections.Frozen;

namespace Cpor.Ledger.Service.Log.Dossiers;

/// <summary>The words of a dossier's pages in one language.</summary>
public sealed record DossierTexts
{
    /// <summary>Those of every language, by it: <c>en</c> and <c>ru</c>.</summary>
    public static FrozenDictionary<string, DossierTexts> All { get; } =
        new[] { English, Russian }.ToFrozenDictionary(texts => texts.Language, StringComparer.Ordinal);

    public required string Language { get; init; }

    public required string Title { get; init; }

    public required string Unproved { get; init; }

    public required string Facts { get; init; }

    public required IReadOnlyList<string> Columns { get; init; }

    public required string Why { get; init; }

    public required string Documents { get; init; }

    public required string Terms { get; init; }

    public required string Calendar { get; init; }

    public required string Included { get; init; }

    public required string LeftOut { get; init; }

    public required string Checkpoint { get; init; }

    public required string Instructions { get; init; }

    private static DossierTexts English => new()
    {
        Language = "en",
        Title = "Dossier of claim {claim}",
        Unproved = "This page is for reading and is proved by nothing. What is proved are the files in the folder "
            + "\"events\": a verifier checks them and makes every decision again (README.md).",
        Facts = "What happened",
        Columns = ["Version", "When (UTC)", "What", "Who (opaque id)", "Position in the log"],
        Why = "Why it was decided so",
        Documents = "Documents (SHA-256)",
        Terms = "Terms",
        Calendar = "Calendar",
        Included = "in this dossier",
        LeftOut = "not in this dossier",
        Checkpoint = "Signed checkpoint of the log",
        Instructions = """
            # Dossier of claim {claim}

            This file holds every event of the claim, to the byte, and the proof that the ledger's log has them.

            1. Get the key of the log from somebody whom you trust to tell it, not from this file, and write a policy:

                log {key}
                quorum none

               These are the keys that signed here. Compare them with those that you were given. With witnesses that
               you trust, name them too, and instead of "none" how many are enough.
            2. Run a verifier; two that share no code come with the ledger:

                ledger-verify dossier.zip --policy policy.txt
                python3 verify_dossier.py --policy policy.txt dossier.zip

            Neither needs a network, a database or a key of the personal data: sealed texts begin with "sealed:v1:".
            What was decided, and how deadlines were counted, is in the events; terms and calendars lie beside them.

            """,
    };

    private static DossierTexts Russian => new()
    {
        Language = "ru",
        Title = "Досье заявки {claim}",
        Unproved = "Эта страница предназначена для чтения и ничем не доказана. Доказаны файлы в папке «events»: "
            + "программа проверки сверяет их и заново принимает каждое решение (README.ru.md).",
        Facts = "Что произошло",
        Columns = ["Версия", "Когда (UTC)", "Что", "Кто (обезличенный номер)", "Позиция в журнале"],
        Why = "Почему принято такое решение",
        Documents = "Документы (SHA-256)",
        Terms = "Правила",
        Calendar = "Календарь",
        Included = "в этом досье",
        LeftOut = "не вложен",
        Checkpoint = "Подписанная контрольная точка журнала",
        Instructions = """
            # Досье заявки {claim}

            В этом файле байт в байт содержатся все события заявки и доказательства того, что они есть в журнале.

            1. Получите ключ журнала у того, кому доверяете, а не из этого файла, и запишите политику:

                log {key}
                quorum none

               Это ключи, которыми подписано досье. Сравните их с теми, что вам дали. Если вы доверяете свидетелям,
               назовите и их, а вместо «none» укажите, скольких достаточно.
            2. Запустите программу проверки; вместе с реестром поставляются две, не имеющие общего кода:

                ledger-verify dossier.zip --policy policy.txt
                python3 verify_dossier.py --policy policy.txt dossier.zip

            Ни одной из них не нужны сеть, база данных или ключ персональных данных: скрытые тексты начинаются с
            «sealed:v1:». Что было решено и как считались сроки, записано в событиях; правила и календари лежат рядом.

            """,
    };
}
