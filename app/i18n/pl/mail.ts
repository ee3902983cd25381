export const mail = {
  mail: {
    hello: "Dzień dobry!",
    invitation: {
      subject: "Zaproszenie: {{forum}}",
      whoOffice: "Sekretariat zaprasza Cię do wspólnej pracy. Miejsce: {{forum}}.",
      who: "{{inviter}} zaprasza Cię do wspólnej pracy. Miejsce: {{forum}}.",
      as: "Rola: {{role}}. Sektor: {{sector}}.",
      what: "W Trójgłosie urząd, organizacje społeczne i społeczności migranckie piszą razem rekomendacje dotyczące integracji – na żywo, w jednym tekście.",
      link: "Zobacz zaproszenie",
      until: "Odnośnik działa do: {{date}}. Zaproszenie można przyjąć tylko raz.",
      unexpected: "Nie wiesz, skąd to zaproszenie? Usuń tę wiadomość. Bez Twojej zgody nic się nie stanie.",
    },
    signIn: {
      subject: "Logowanie do Trójgłosu",
      why: "Ktoś – zapewne Ty – chce zalogować się do Trójgłosu, podając ten adres.",
      link: "Zaloguj się",
      code: "Kod:",
      until: "Odnośnik i kod działają 10 minut i tylko raz. Nikomu nie podawaj kodu.",
      unexpected: "To nie Ty? Usuń tę wiadomość. Bez niej nikt się nie zaloguje.",
    },
  },
  outbox: {
    title: "Skrzynka nadawcza",
    lead: "Tę stronę widać tylko w wersji próbnej. Są tu wiadomości, które normalnie wysłałby serwer poczty.",
    empty: "Nic jeszcze nie wysłano. Zaproś kogoś na forum albo poproś o logowanie przez e-mail.",
    to: "Do: {{recipient}}",
    waiting: "czeka na wysłanie",
    sent: "wysłana",
    failed: "niewysłana",
    gone: "Treść usunięto po wysłaniu.",
  },
};
