export const vote = {
  vote: {
    pageTitle: "Głosowanie {{vote}} – {{number}}",
    heading: "Głosowanie {{vote}}",
    votes: "Głosowania",
    text: "Tekst, nad którym się głosuje",
    version: "Wersja {{version}}",
    hash: "Skrót SHA-256",
    states: {
      open: "Otwarte do {{date}}",
      closing: "Czas minął, karty są liczone.",
      closed: "Zakończone {{date}}",
      cancelled: "Odwołane {{date}}",
    },
    secrecy: { open: "Jawne", secret: "Tajne" },
    modes: { session: "na posiedzeniu", circulation: "w trybie obiegowym" },
    electorate: "Kto głosuje",
    sector: "Sektor",
    entitled: "Uprawnionych",
    total: "Razem",
    reason: "Powód",
  },
};
