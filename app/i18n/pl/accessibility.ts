export const accessibility = {
  accessibility: {
    title: "Deklaracja dostępności",
    notGiven: "(nie podano)",
    intro:
      "zobowiązuje się zapewnić dostępność swojej strony internetowej zgodnie z ustawą z dnia 4 kwietnia 2019 r. o dostępności cyfrowej stron internetowych i aplikacji mobilnych podmiotów publicznych.",
    scope: "Ta deklaracja dotyczy strony internetowej:",
    published: "Data publikacji strony:",
    updated: "Data ostatniej istotnej aktualizacji:",
    statusTitle: "Zgodność z ustawą",
    status:
      "Strona internetowa jest częściowo zgodna z ustawą o dostępności cyfrowej z powodu braków wymienionych poniżej.",
    gaps: "Treści niedostępne i braki",
    gapNotAudited: "Strony nie badały jeszcze osoby z niepełnosprawnościami ani niezależny audytor.",
    gapTexts:
      "Teksty rekomendacji piszą uczestniczki i uczestnicy forów. Zdarza się, że są trudne, a tabele w nich nie mają nagłówków.",
    gapLanguages: "Rekomendacje są po polsku. Nie mają tłumaczeń ani wersji w polskim języku migowym.",
    preparedTitle: "Przygotowanie deklaracji",
    prepared: "Deklarację sporządzono:",
    reviewed: "Ostatni przegląd deklaracji:",
    method:
      "Deklarację sporządzono na podstawie samooceny. Każdą stronę sprawdza automat według WCAG 2.1 AA, a najważniejsze czynności – testy obsługi samą klawiaturą.",
    keyboardTitle: "Skróty klawiaturowe",
    keyboard:
      "Działają zwykłe skróty przeglądarki. W edytorze tekstu listę skrótów otwiera przycisk „Skróty klawiszowe”. Na początku każdej strony jest odnośnik do jej treści.",
    contactTitle: "Uwagi i kontakt",
    person: "Za rozpatrywanie uwag i wniosków odpowiada:",
    email: "E-mail:",
    phone: "Telefon:",
    request: "Napisz, co jest niedostępne",
    procedureTitle: "Wnioski i skargi",
    procedureRight:
      "Każdy może zażądać zapewnienia dostępności cyfrowej strony lub jej części albo udostępnienia niedostępnej informacji w innej postaci. Nie trzeba mieć konta ani podawać nazwiska.",
    procedureContent:
      "W żądaniu napisz, o którą stronę lub jej część chodzi. Jeśli chcesz dostać odpowiedź, podaj sposób kontaktu. Jeśli potrzebujesz informacji w innej postaci, napisz w jakiej.",
    procedureTime:
      "Odpowiemy jak najszybciej, najpóźniej w ciągu 7 dni. Jeśli to się nie uda, napiszemy, dlaczego i kiedy to zrobimy – najpóźniej w ciągu 2 miesięcy od żądania. Jeśli nie da się zapewnić dostępności, zaproponujemy inny sposób dostępu do informacji.",
    complaint:
      "Jeśli odmówimy, nie dotrzymamy terminu albo zaproponowany sposób Ci nie odpowiada, możesz złożyć u nas skargę. Po jej rozpatrzeniu możesz też zwrócić się do Rzecznika Praw Obywatelskich.",
    ombudsman: "Strona Rzecznika Praw Obywatelskich",
    appsTitle: "Aplikacje mobilne",
    apps: "Nie udostępniamy aplikacji mobilnej. Strona działa w przeglądarce telefonu.",
    buildingTitle: "Dostępność architektoniczna",
    building:
      "Ta strona nie opisuje żadnego budynku. O dojście do sali, pętlę indukcyjną, tłumaczenie na polski język migowy i psa asystującego zapytaj osobę podaną w kontakcie.",
  },
  accessibilityRequest: {
    title: "Żądanie zapewnienia dostępności",
    lead_one:
      "Napisz, z czego nie możesz skorzystać. Konto nie jest potrzebne. Odpowiadamy najpóźniej w ciągu {{count}} dnia.",
    lead_few:
      "Napisz, z czego nie możesz skorzystać. Konto nie jest potrzebne. Odpowiadamy najpóźniej w ciągu {{count}} dni.",
    lead_many:
      "Napisz, z czego nie możesz skorzystać. Konto nie jest potrzebne. Odpowiadamy najpóźniej w ciągu {{count}} dni.",
    lead_other:
      "Napisz, z czego nie możesz skorzystać. Konto nie jest potrzebne. Odpowiadamy najpóźniej w ciągu {{count}} dnia.",
    subject: "Co jest niedostępne",
    subjectHint: "Adres strony albo opis: gdzie to jest i na czym polega kłopot.",
    form: "W jakiej postaci chcesz to dostać",
    formHint: "Możesz zostawić puste. Na przykład: plik tekstowy, duży druk, rozmowa telefoniczna.",
    name: "Imię i nazwisko",
    nameHint: "Możesz zostawić puste.",
    contact: "Kontakt",
    contactHint:
      "Adres e-mail lub numer telefonu. Możesz zostawić puste, ale wtedy nie wyślemy odpowiedzi. Usuwamy go po zamknięciu sprawy.",
    submit: "Wyślij żądanie",
    sent_one: "Dziękujemy. Żądanie dotarło do sekretariatu. Odpowie najpóźniej w ciągu {{count}} dnia.",
    sent_few: "Dziękujemy. Żądanie dotarło do sekretariatu. Odpowie najpóźniej w ciągu {{count}} dni.",
    sent_many: "Dziękujemy. Żądanie dotarło do sekretariatu. Odpowie najpóźniej w ciągu {{count}} dni.",
    sent_other: "Dziękujemy. Żądanie dotarło do sekretariatu. Odpowie najpóźniej w ciągu {{count}} dnia.",
  },
  accessibilityDesk: {
    title: "Żądania zapewnienia dostępności",
    lead: "Na odpowiedź jest 7 dni od dnia, w którym żądanie przyszło. Odpowiedź wyślij sposobem, który podała osoba, a tu zapisz, co zrobiono.",
    open: "Czekają na odpowiedź",
    openEmpty: "Żadne żądanie nie czeka na odpowiedź.",
    closed: "Ostatnio zamknięte",
    closedEmpty: "Żadne żądanie nie zostało jeszcze zamknięte.",
    closedOn: "Przyszło {{received}}, zamknięte {{answered}}",
    from: "Żądanie z {{date}}",
    daysLeft_one: "Został {{count}} dzień",
    daysLeft_few: "Zostały {{count}} dni",
    daysLeft_many: "Zostało {{count}} dni",
    daysLeft_other: "Zostało {{count}} dnia",
    overdue_one: "Po terminie o {{count}} dzień",
    overdue_few: "Po terminie o {{count}} dni",
    overdue_many: "Po terminie o {{count}} dni",
    overdue_other: "Po terminie o {{count}} dnia",
    notGiven: "nie podano",
    answerThis: "Zamknij to żądanie",
    answer: "Co zrobiono i co odpowiedziano",
    answerHint: "Po zamknięciu nazwisko i kontakt zostaną usunięte. Nie wpisuj ich tutaj.",
    close: "Zapisz i zamknij",
    answered: "Żądanie zamknięte. Nazwisko i kontakt usunięto.",
    waiting_one: "{{count}} żądanie zapewnienia dostępności czeka na odpowiedź",
    waiting_few: "{{count}} żądania zapewnienia dostępności czekają na odpowiedź",
    waiting_many: "{{count}} żądań zapewnienia dostępności czeka na odpowiedź",
    waiting_other: "{{count}} żądania zapewnienia dostępności czekają na odpowiedź",
  },
  accessibilityMail: {
    arrived: "Nowe żądanie zapewnienia dostępności",
    arrivedText: "Ktoś prosi o zapewnienie dostępności. Data: {{date}}.",
    runningOut: "Kończy się czas na odpowiedź na żądanie dostępności",
    runningOutText: "Na odpowiedź wciąż czeka żądanie zapewnienia dostępności. Data: {{date}}.",
    due: "Termin odpowiedzi: {{date}}.",
    link: "Zobacz żądania",
    why: "Dostajesz tę wiadomość, bo Twoje konto należy do sekretariatu.",
  },
};
