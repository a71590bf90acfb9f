using System.Collections.Frozen;

namespace Cpor.Ledger.Service.Mail.Texts;

internal static class RussianTexts
{
    public static MailTexts Texts { get; } = new()
    {
        Language = "ru",
        Weekdays = ["понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"],
        WeekdaysAfterEndOf = ["понедельника", "вторника", "среды", "четверга", "пятницы", "субботы", "воскресенья"],
        Months =
        [
            "января", "февраля", "марта", "апреля", "мая", "июня",
            "июля", "августа", "сентября", "октября", "ноября", "декабря",
        ],
        UntilEndOfDay = "до конца {weekday-after-end-of}, {day} {month} {year} г. (часовой пояс {zone}, {offset})",
        UntilTime = "до {time}, {weekday}, {day} {month} {year} г. (часовой пояс {zone}, {offset})",
        Greeting = "Здравствуйте, {name}!",
        CustomerFooter = "Это письмо отправлено автоматически ({sender}), потому что в заявке вы указаны как "
            + "контактное лицо организации {customer}. Заявка «{claim}», номер {number}.",
        PartnerFooter = "Это письмо отправлено автоматически ({sender}), потому что в заявке вы указаны как "
            + "контактное лицо организации {partner}. Заявка «{claim}», номер {number}.",
        ClaimAndCustomer = "Заявка: «{claim}», номер {number}, клиент {customer}",

        NotificationSubject = "{partner} заявляет о связи с {customer}: вы можете отказаться",
        NotificationClaimed = "Организация {partner} сообщила, что работает с {customer}, и заявляет себя вашим "
            + "зарегистрированным партнёром по следующим позициям:",
        NotificationNothingToDo = "Если вы согласны, ничего делать не нужно. Если вы не ответите, по истечении срока "
            + "отказа связь станет официальной.",
        NotificationMeaning = "Как зарегистрированный партнёр {partner} будет видеть, насколько используются "
            + "перечисленные позиции (только цифры), и может получить поощрение за свою работу. Другого доступа к "
            + "вашим данным эта связь не даёт.",
        NotificationOptOut = "Если вы не согласны, вы можете отказаться {deadline}.",
        NotificationLink = "Посмотреть заявку и отказаться",
        NotificationLinkIsSafe = "Открытие страницы ничего не меняет: решение вы принимаете на ней, нажав кнопку. "
            + "Учётная запись не нужна.",
        NotificationUnknownClaim = "Если {partner} с вами не работает, пожалуйста, откажитесь.",

        SubmittedSubject = "Ваша заявка «{claim}» подана",
        SubmittedWhat = "Вы подали заявку «{claim}», клиент {customer}, по следующим позициям:",
        SubmittedNext = "Сейчас делать ничего не нужно: заявку проверят, затем рассмотрят. Сохраните это письмо как "
            + "подтверждение.",

        RecordedWhat = "В реестр записано:",
        RecordedClaim = "заявка: {number}",
        RecordedFact = "факт: {fact}, запись {version} в журнале заявки",
        RecordedId = "идентификатор факта: {id}",
        RecordedAt = "произошло: {instant} (UTC)",
        RecordedLine = "позиция: {line}",

        CommentedSubject = "Проверяющий оставил комментарий к вашей заявке «{claim}»",
        CommentedWhat = "Проверяющий пишет:",
        CommentedNext = "Вы можете ответить комментарием к заявке. Сроки не изменились.",

        InformationSubject = "По вашей заявке «{claim}» нужны дополнительные сведения",
        InformationAsked = "Проверяющий вашу заявку просит предоставить:",
        InformationDefects = "Что не так с подтверждением выполнения:",
        InformationComment = "Комментарий проверяющего:",
        InformationDeadline = "Пожалуйста, ответьте {deadline}. Заявка, на которую не ответили в срок, отклоняется.",
        InformationLink = "Ответить",

        RejectedSubject = "Ваша заявка «{claim}» отклонена",
        RejectedBecause = "Ваша заявка отклонена. Причина: {reason}.",
        RejectedDefects = "Что не так:",
        RejectedItems = "Она касалась следующих позиций:",
        RejectedComment = "Комментарий проверяющего:",
        RejectedNext = "В журнале заявки показан каждый шаг и то, что вы можете сделать дальше.",

        FailedSubject = "Не удалось связаться с контактным лицом клиента по вашей заявке «{claim}»",
        FailedWhat = "Почтовый сервер не принял письмо контактному лицу клиента, поэтому клиент не знает о заявке и "
            + "срок отказа не начался.",
        FailedAnswer = "Ответ почтового сервера:",
        FailedNext = "Пожалуйста, исправьте контактные данные клиента {deadline}. Заявка, на которую не ответили в "
            + "срок, отклоняется.",

        OfficialSubject = "Ваша заявка «{claim}» стала официальной",
        OfficialWhat = "Клиент не отказался. Теперь {partner} является зарегистрированным партнёром организации "
            + "{customer} по следующим позициям:",
        OfficialUsage = "Вам открыт доступ к данным клиента об использовании перечисленных позиций.",

        OptedOutSubject = "Клиент отказался от связи по вашей заявке «{claim}»",
        OptedOutWhat = "Организация {customer} отказалась от связи по следующим позициям:",
        OptedOutRest = "Заявка продолжает действовать по следующим позициям:",

        ReceiptSubject = "Вы отказались от связи с {partner}",
        ReceiptWhat = "Вы отказались от имени {customer}. {partner} не становится вашим зарегистрированным партнёром "
            + "по следующим позициям:",
        ReceiptRest = "Вы не отказались от связи по следующим позициям:",
        ReceiptWhen = "Ваше решение получено в {time}, {weekday}, {day} {month} {year} г. (часовой пояс {zone}, "
            + "{offset}).",
        ReceiptKeep = "Больше ничего делать не нужно. Сохраните это письмо как подтверждение.",

        Reasons = new Dictionary<string, string>
        {
            ["partner-request"] = "по вашей просьбе",
            ["insufficient-proof"] = "подтверждение выполнения недостаточно",
            ["missing-customer-consent"] = "в подтверждении выполнения нет согласия клиента",
            ["missing-products"] = "в подтверждении выполнения нет заявленных продуктов",
            ["no-partner-response"] = "на запрос сведений не ответили в срок",
            ["proof-unavailable"] = "подтверждение выполнения не удалось открыть",
            ["check-failed"] = "автоматическая проверка показала, что в заявке не всё верно",
            ["slot-already-yours"] = "ваша организация там уже зарегистрирована как партнёр",
        }.ToFrozenDictionary(),

        Asked = new Dictionary<string, string>
        {
            ["mpn-id"] = "другое подразделение (MPN ID) вашей организации",
            ["lines"] = "какие позиции остаются в заявке",
            ["customer-contact"] = "контактное лицо клиента",
            ["technical-contact"] = "техническое контактное лицо клиента",
            ["partner-contact"] = "ваше контактное лицо",
            ["proof"] = "дополнительное или лучшее подтверждение выполнения",
            ["comment"] = "пояснение в свободной форме",
        }.ToFrozenDictionary(),

        Faults = new Dictionary<string, string>
        {
            ["missing-all-proof"] = "Подтверждения нет, или оно о чём-то другом.",
            ["missing-customer-acknowledgement"] = "Нет согласия (подписи) клиента.",
            ["missing-or-old-dates"] = "Даты отсутствуют или старше двенадцати месяцев.",
            ["missing-partner-service"] = "Не указано ваше решение или услуга.",
            ["missing-products"] = "Заявленной позиции нет в подтверждении.",
            ["tenant-unknown"] = "Для доменного имени клиента не известен ни один каталог.",
            ["tenant-domain-mismatch"] = "Доменное имя клиента принадлежит другому каталогу.",
            ["subscription-unknown"] = "Такой подписки нет.",
            ["subscription-of-another-tenant"] = "Подписка принадлежит другому клиенту.",
            ["subscription-not-for-product"] = "Подписка на другой продукт, чем указано в заявке.",
            ["subscription-is-csp"] = "Подписка куплена через поставщика облачных решений.",
            ["subscription-not-provisioned"] = "Подписка ещё не настроена.",
            ["subscription-not-active"] = "Подписка не действует, и льготный период закончился.",
            ["proof-unavailable"] = "Документ не найден или не открывается.",
        }.ToFrozenDictionary(),
    };
}
