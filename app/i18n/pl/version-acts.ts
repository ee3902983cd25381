export const versionActs = {
  versionsPanel: {
    title: "Wersje",
    all: "Wszystkie wersje",
  },
  naming: {
    title: "Nowa wersja pod nazwą",
    lead: "Zapisujesz tekst dokładnie taki, jaki jest teraz. Wszyscy piszą dalej, a do tej wersji można zawsze wrócić. Nikt jej nie zmieni ani nie usunie.",
    open: "Zapisz wersję pod nazwą",
    field: "Nazwa wersji",
    hint: "Na przykład: po spotkaniu 12 maja. Do {{limit}} znaków.",
    submit: "Zapisz tę wersję",
    done: "Wersja jest zapisana.",
    unchanged: "Od wersji {{version}} w tekście nic się nie zmieniło, więc nowa nie powstała.",
    show: "Zobacz wersję {{version}}",
    notNow: "Wersję pod nazwą można zapisać, dopóki tekst jest wersją roboczą.",
  },
  restoring: {
    title: "Przywrócenie tekstu z wersji {{version}}",
    open: "Przywróć ten tekst",
    changes: "Co zmieni się w tekście roboczym",
    unchanged: "Tu nic się nie zmieni.",
    effects: {
      change:
        "Tekst roboczy znów będzie taki jak wersja {{version}}. To zmiana jak każda inna: kto ma tekst otwarty, zobaczy ją od razu i może pisać dalej.",
      kept: "Nic nie przepadnie: to, co jest w tekście w chwili przywrócenia, zostanie zapisane jako osobna wersja. Do niej też można wrócić.",
      authors:
        "Słowa, które wracają, nadal będą przypisane osobom, które je napisały. Że tekst przywrócono, kto i kiedy to zrobił, zostanie w historii.",
    },
    confirm: "Tak, przywróć tekst z wersji {{version}}",
  },
  freezing: {
    title: "Zamrożenie tekstu do głosowania",
    checkList: "Czy wszystko jest gotowe",
    met: "jest",
    unmet: "brakuje",
    requirements: {
      legalState: "Właściwy etap",
      summary: "Streszczenie „W skrócie”",
      body: "Tekst rekomendacji",
      addressee: "Co najmniej jeden adresat",
      indicator: "Co najmniej jeden wskaźnik",
    },
    todo: {
      legalState: "Zamrozić można wersję roboczą albo rekomendację w konsultacjach. Teraz etap to: {{status}}.",
      summary: "Napiszcie w kilku zdaniach, prostym językiem, czego dotyczy rekomendacja.",
      body: "Pod nagłówkami nie ma jeszcze ani słowa.",
      addressee: "Bez adresata nie wiadomo, kto ma odpowiedzieć.",
      indicator: "Bez wskaźnika nie da się sprawdzić, czy rekomendacja działa.",
    },
    notYet: "Tekst będzie można zamrozić, gdy na liście niczego nie będzie brakować.",
    effects: {
      writing:
        "W tej samej chwili wszyscy przestaną pisać, na każdym urządzeniu, nawet w środku zdania. Jeśli ktoś akurat coś dopisuje, jego słowa zostaną u niego i będzie mógł je skopiować.",
      version:
        "Powstanie wersja {{version}}: tekst dokładnie taki, jaki jest w chwili zamrożenia, ze skrótem SHA-256. Tej wersji nikt nie zmieni ani nie usunie i nad nią forum będzie głosować.",
      data: "Tytułu, adresatów, wskaźników i źródeł też nie będzie można zmieniać.",
      seen: {
        all: "Tekst jest publiczny i taki pozostanie.",
        withoutText:
          "Rekomendacja była już raz publiczna, więc każdy, także bez konta, zobaczy jej numer, tytuł, dane i rejestr zmian. Zamrożony tekst pozostanie niepubliczny.",
        nothing: "Tekst nie stanie się publiczny: nadal zobaczą go tylko osoby z forum.",
      },
      who: "Dotyczy wszystkich osób z forum: {{forums}}.",
      writers: "W ostatnich 10 minutach w tekście pisały osoby: {{names}}.",
      told: "Wszyscy, którzy mają tekst otwarty, od razu zobaczą, że jest zamrożony, kto i kiedy o tym zdecydował, i odnośnik do wersji.",
      back: "Dopóki nie zacznie się głosowanie, można to cofnąć. Trzeba wtedy podać powód, który trafi do rejestru zmian. Wersja {{version}} i tak zostanie.",
    },
    confirm: "Tak, zamroź tekst",
    done: "Tekst jest zamrożony.",
    hash: "Skrót SHA-256 tej wersji:",
    notice: {
      title: "Tekst jest zamrożony do głosowania",
      by: "Zamrożenie: \u2068{{name}}\u2069, {{at}}.",
      at: "Zamrożenie: {{at}}.",
      text: "Nikt nie może teraz pisać. Forum będzie głosować dokładnie nad tym tekstem.",
      version: "Wersja {{version}}",
      openVote: "Otwórz głosowanie",
      readVote: "Trwa głosowanie nad tym tekstem",
    },
  },
  desk: {
    title: "Pulpit moderacji",
    lead: "Wszystkie rekomendacje, które prowadzi to forum: co jest następnym krokiem i co go jeszcze wstrzymuje.",
    next: "Następny krok:",
    blockers: "Najpierw trzeba uzupełnić:",
    steps: {
      consult: "konsultacje",
      freeze: "zamrożenie tekstu do głosowania",
      vote: "otwarcie głosowania",
      publish: "publikacja zamrożonej wersji",
    },
    do: {
      consult: "Oddaj do konsultacji",
      freeze: "Zamroź tekst",
      vote: "Otwórz głosowanie",
      publish: "Opublikuj wersję",
    },
    waitsFor: {
      vote: "Czeka na głosowanie forum.",
      handOver: "Czeka na przekazanie adresatom.",
      answer: "Czeka na odpowiedź adresatów.",
      implementation: "Czeka na wdrożenie przez adresatów.",
      nothing: "Nie ma już nic do zrobienia.",
    },
  },
  unfreezing: {
    title: "Powrót do pracy nad tekstem",
    version:
      "Wersja {{version}} zostanie na zawsze, ale forum nie będzie nad nią głosować. Przed głosowaniem trzeba zamrozić tekst jeszcze raz.",
    reason: "Powód",
    confirm: "Tak, odmroź tekst",
    notFrozen: "Ten tekst nie jest zamrożony albo już trwa nad nim głosowanie.",
  },
};
