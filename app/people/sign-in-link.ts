/** How long a mailed link and its code work. */
export const linkMinutes = 10;

/** Codes that may be typed for one mail. */
export const codeTries = 5;

/** Codes that may be typed for one address in a day, from wherever; the link in the asking browser works on. */
export const codeTriesPerDay = 50;

/** Mails to one address within the time that they work: whoever asks for more finds one in the mailbox already. */
export const mailsAtATime = 5;

/** Names the browser that asked. */
export const browserCookieName = "trojglos_browser";

export const signInLinkPath = "/sign-in/link";
