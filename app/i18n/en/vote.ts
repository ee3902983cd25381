export const vote = {
  vote: {
    pageTitle: "Vote {{vote}} – {{number}}",
    heading: "Vote {{vote}}",
    votes: "Votes",
    text: "The text voted on",
    version: "Version {{version}}",
    hash: "SHA-256 hash",
    states: {
      open: "Open until {{date}}",
      closing: "Time is over, the ballots are being counted.",
      closed: "Closed on {{date}}",
      cancelled: "Cancelled on {{date}}",
    },
    secrecy: { open: "Open ballot", secret: "Secret ballot" },
    modes: { session: "in a session", circulation: "by circulation" },
    electorate: "Who votes",
    sector: "Sector",
    entitled: "Entitled",
    total: "Total",
    reason: "Reason",
  },
};
