export const mail = {
  mail: {
    hello: "Hello!",
    invitation: {
      subject: "Invitation: {{forum}}",
      whoOffice: "The secretariat invites you to work together. Where: {{forum}}.",
      who: "{{inviter}} invites you to work together. Where: {{forum}}.",
      as: "Role: {{role}}. Sector: {{sector}}.",
      what: "In Trójgłos, city officials, NGOs and migrant communities write recommendations on integration together – live, in one text.",
      link: "See the invitation",
      until: "The link works until {{date}}. The invitation can be accepted only once.",
      unexpected: "You do not know why you got this? Delete this message. Nothing happens without your consent.",
    },
    signIn: {
      subject: "Signing in to Trójgłos",
      why: "Somebody – probably you – asks to sign in to Trójgłos with this address.",
      link: "Sign in",
      code: "Code:",
      until: "The link and the code work for 10 minutes and only once. Do not give the code to anybody.",
      unexpected: "It was not you? Delete this message. Without it nobody gets in.",
    },
  },
  outbox: {
    title: "Outbox",
    lead: "This page is seen only where Trójgłos is being tried out. It has the messages that a mail server would send.",
    empty: "Nothing has been sent yet. Invite somebody to a forum, or ask to sign in by e-mail.",
    to: "To: {{recipient}}",
    waiting: "waiting to be sent",
    sent: "sent",
    failed: "not sent",
    gone: "The text was removed once it was sent.",
  },
};
