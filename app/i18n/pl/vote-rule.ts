export const voteRule = {
  voteRule: {
    adopted: "Wniosek jest przyjęty, jeśli {{conditions}}.",
    chosen: "{{conditions}}.",
    majority: {
      simple: "„za” jest więcej głosów niż „przeciw” (zwykła większość)",
      absolute: "„za” jest więcej niż połowa {{base}} (bezwzględna większość)",
      absoluteOfBody: "„za” jest więcej niż połowa wszystkich uprawnionych (bezwzględna większość ustawowego składu)",
      qualified: "„za” jest co najmniej {{share}} {{base}} (kwalifikowana większość)",
      consent: "nikt nie zgłosi sprzeciwu z uzasadnieniem (konsent)",
      consentBut_one: "sprzeciw z uzasadnieniem zgłosi najwyżej {{count}} osoba (konsent)",
      consentBut_few: "sprzeciw z uzasadnieniem zgłoszą najwyżej {{count}} osoby (konsent)",
      consentBut_many: "sprzeciw z uzasadnieniem zgłosi najwyżej {{count}} osób (konsent)",
      consentBut_other: "sprzeciw z uzasadnieniem zgłosi najwyżej {{count}} osoby (konsent)",
    },
    unanimity: {
      forAgainst: "nikt nie jest „przeciw”, a ktoś jest „za” (jednomyślność)",
      cast: "„za” jest każdy oddany głos i nikt się nie wstrzymuje (jednomyślność)",
      present: "„za” są wszyscy obecni (jednomyślność)",
      entitled: "„za” są wszyscy uprawnieni (jednomyślność)",
      entitledMinusAbstain: "„za” są wszyscy uprawnieni, którzy się nie wstrzymali (jednomyślność)",
    },
    bases: {
      forAgainst: "głosów „za” i „przeciw”",
      cast: "oddanych głosów, wliczając wstrzymujące się",
      present: "obecnych",
      entitled: "wszystkich uprawnionych",
      entitledMinusAbstain: "uprawnionych bez tych, którzy się wstrzymali",
    },
    shares: {
      whole: "100%",
      half: "połowa",
      third: "jedna trzecia",
      twoThirds: "dwie trzecie",
      quarter: "jedna czwarta",
      threeQuarters: "trzy czwarte",
      twoFifths: "dwie piąte",
      threeFifths: "trzy piąte",
    },
    sectors: {
      sameAll: "ogółem i w każdym głosującym sektorze {{majority}}",
      sameSome: "ogółem i w co najmniej {{required}} z {{of}} głosujących sektorów {{majority}}",
      all: "{{majority}}; do tego w każdym głosującym sektorze {{sector}}",
      some: "{{majority}}; do tego w co najmniej {{required}} z {{of}} głosujących sektorów {{sector}}",
      own: "w sektorze „{{name}}” {{majority}}",
    },
    quorum: {
      least: "co najmniej {{share}} uprawnionych",
      more: "więcej niż {{share}} uprawnionych",
      cast: "kworum: {{least}}, licząc oddane głosy",
      present: "kworum: {{least}}, licząc obecnych",
      everywhere: "{{quorum}}, ogółem i w każdym sektorze",
      inSectors: "w każdym sektorze {{quorum}}",
      inSector: "w sektorze „{{name}}” {{quorum}}",
      notInSector: "w sektorze „{{name}}” bez kworum",
    },
    methods: {
      approval: "Każda osoba zaznacza dowolnie wiele możliwości; {{winners}} z największą liczbą głosów",
      score: "Każda osoba ocenia możliwości od {{min}} do {{max}}; {{winners}} z najwyższą sumą ocen",
      dot_one: "Każda osoba daje {{count}} punkt jednej z możliwości; {{winners}} z największą liczbą punktów",
      dot_few:
        "Każda osoba rozdziela między możliwości najwyżej {{count}} punkty; {{winners}} z największą liczbą punktów",
      dot_many:
        "Każda osoba rozdziela między możliwości najwyżej {{count}} punktów; {{winners}} z największą liczbą punktów",
      dot_other:
        "Każda osoba rozdziela między możliwości najwyżej {{count}} punktu; {{winners}} z największą liczbą punktów",
      irv: "Każda osoba układa możliwości od najlepszej; odpada ta z najmniejszym poparciem, aż jedna ma ponad połowę (dogrywka natychmiastowa)",
      condorcet:
        "Każda osoba układa możliwości od najlepszej; wygrywa ta, która w parze pokonuje każdą inną (metoda Condorceta)",
      schulze:
        "Każda osoba układa możliwości od najlepszej; porównuje się je parami i wygrywa ta, która pokonuje pozostałe (metoda Schulzego)",
      rankedPairs:
        "Każda osoba układa możliwości od najlepszej; porównuje się je parami, zaczynając od najwyraźniejszych zwycięstw (metoda par rangowanych)",
      stvScottish:
        "Każda osoba układa możliwości od najlepszej; {{winners}}, a nadwyżki głosów przechodzą na dalsze (pojedynczy głos przechodni, zasady szkockie)",
      stvMeek:
        "Każda osoba układa możliwości od najlepszej; {{winners}}, a nadwyżki głosów przechodzą na dalsze (pojedynczy głos przechodni, zasada Meeka)",
    },
    winners_one: "wygrywa {{count}} możliwość",
    winners_few: "wygrywają {{count}} możliwości",
    winners_many: "wygrywa {{count}} możliwości",
    winners_other: "wygrywa {{count}} możliwości",
  },
};
