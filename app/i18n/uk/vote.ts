export const vote = {
  vote: {
    pageTitle: "Голосування {{vote}} – {{number}}",
    heading: "Голосування {{vote}}",
    votes: "Голосування",
    text: "Текст, щодо якого голосують",
    version: "Версія {{version}}",
    hash: "Хеш SHA-256",
    states: {
      open: "Відкрите до {{date}}",
      closing: "Час минув, бюлетені підраховуються.",
      closed: "Завершене {{date}}",
      cancelled: "Скасоване {{date}}",
    },
    secrecy: { open: "Відкрите", secret: "Таємне" },
    modes: { session: "на засіданні", circulation: "шляхом опитування" },
    electorate: "Хто голосує",
    sector: "Сектор",
    entitled: "Мають право голосу",
    total: "Разом",
    reason: "Причина",
  },
};
