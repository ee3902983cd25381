export const voteJoint = {
  joint: {
    title: "Głosowanie wspólne",
    ruleOfEach: "Zasada w każdym forum",
    rule: {
      all_one: "Głosuje {{count}} forum. Do przyjęcia rekomendacji potrzeba jego zgody.",
      all_few: "Głosują {{count}} fora, każde osobno. Do przyjęcia rekomendacji potrzeba zgody wszystkich.",
      all_many: "Głosuje {{count}} forów, każde osobno. Do przyjęcia rekomendacji potrzeba zgody wszystkich.",
      all_other: "Głosuje {{count}} forum, każde osobno. Do przyjęcia rekomendacji potrzeba zgody wszystkich.",
      some_one: "Głosuje {{count}} forum. Do przyjęcia rekomendacji potrzeba jego zgody.",
      some_few:
        "Głosują {{count}} fora, każde osobno. Do przyjęcia rekomendacji potrzeba zgody co najmniej {{required}} z nich.",
      some_many:
        "Głosuje {{count}} forów, każde osobno. Do przyjęcia rekomendacji potrzeba zgody co najmniej {{required}} z nich.",
      some_other:
        "Głosuje {{count}} forum, każde osobno. Do przyjęcia rekomendacji potrzeba zgody co najmniej {{required}} z nich.",
    },
    result: {
      adopted_one:
        "Rekomendację przyjęto wspólnie: za przyjęciem {{adopted}} z {{count}} forum; potrzebne {{required}}.",
      adopted_few:
        "Rekomendację przyjęto wspólnie: za przyjęciem {{adopted}} z {{count}} forów; potrzebne {{required}}.",
      adopted_many:
        "Rekomendację przyjęto wspólnie: za przyjęciem {{adopted}} z {{count}} forów; potrzebne {{required}}.",
      adopted_other:
        "Rekomendację przyjęto wspólnie: za przyjęciem {{adopted}} z {{count}} forum; potrzebne {{required}}.",
      rejected_one: "Rekomendacji nie przyjęto: za przyjęciem {{adopted}} z {{count}} forum; potrzebne {{required}}.",
      rejected_few: "Rekomendacji nie przyjęto: za przyjęciem {{adopted}} z {{count}} forów; potrzebne {{required}}.",
      rejected_many: "Rekomendacji nie przyjęto: za przyjęciem {{adopted}} z {{count}} forów; potrzebne {{required}}.",
      rejected_other: "Rekomendacji nie przyjęto: za przyjęciem {{adopted}} z {{count}} forum; potrzebne {{required}}.",
      returned_one:
        "Nie rozstrzygnięto: za przyjęciem {{adopted}} z {{count}} forum; potrzebne {{required}}, bez rozstrzygnięcia {{undecided}}.",
      returned_few:
        "Nie rozstrzygnięto: za przyjęciem {{adopted}} z {{count}} forów; potrzebne {{required}}, bez rozstrzygnięcia {{undecided}}.",
      returned_many:
        "Nie rozstrzygnięto: za przyjęciem {{adopted}} z {{count}} forów; potrzebne {{required}}, bez rozstrzygnięcia {{undecided}}.",
      returned_other:
        "Nie rozstrzygnięto: za przyjęciem {{adopted}} z {{count}} forum; potrzebne {{required}}, bez rozstrzygnięcia {{undecided}}.",
    },
    short: { adopted: "przyjęto wspólnie", rejected: "nie przyjęto wspólnie", returned: "nie rozstrzygnięto" },
    running: "Wynik wspólny będzie znany, gdy zakończy się ostatnie z tych głosowań.",
    cancelled: "Głosowanie odwołano, zanim zakończyły się wszystkie jego części. Wspólnego wyniku nie ma.",
    resultOf: "Wynik: \u2068{{forum}}\u2069",
    thisVote: "to głosowanie",
    part: "\u2068{{forum}}\u2069, głosowanie {{vote}}",
    forum: "Głosuje \u2068{{forum}}\u2069",
    several: "Jeśli należysz do kilku z tych forów, głosujesz w każdym z nich.",
  },
};
