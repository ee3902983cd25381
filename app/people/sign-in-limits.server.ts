import { RateLimiterMemory } from "rate-limiter-flexible";

export interface SignInLimits {
  /** Takes one of the tries that are left, before the password is looked at, so that guesses made at once count too. */
  takeTry(email: string, address: string): Promise<boolean>;
  /** After the right password: as if nothing had been tried. */
  giveBack(email: string, address: string): Promise<void>;
  /** The same for the codes of a second factor, which only those get to guess at who know the password. */
  takeCodeTry(accountId: string, address: string): Promise<boolean>;
  giveBackCode(accountId: string, address: string): Promise<void>;
  /** Whether one more sign-in link may be asked for from a network address, whoever it is for. */
  takeLink(address: string): Promise<boolean>;
  /** Whether one more mail may be asked for: mails to one address are few, whoever asks for them. */
  takeMail(email: string, address: string): Promise<boolean>;
}

/**
 * Counts failed sign-ins only. The key is account and address together, so that guessing at an account from elsewhere locks nobody out,
 * and a whole office behind one address can sign in at once; a slow limit for each address bounds guessing across many accounts.
 */
export function createSignInLimits(
  perAccount = { points: 10, duration: 15 * 60 },
  perAddress = { points: 600, duration: 60 * 60 },
): SignInLimits {
  const accounts = new RateLimiterMemory({ keyPrefix: "account", ...perAccount });
  const addresses = new RateLimiterMemory({ keyPrefix: "address", ...perAddress });
  // Six digits could be guessed from a thousand addresses; who knows the password may keep its owner waiting, but does not get in.
  const codes = new RateLimiterMemory({ keyPrefix: "code", ...perAccount });
  const codesADay = new RateLimiterMemory({ keyPrefix: "codes", points: 100, duration: 24 * 60 * 60 });
  const mails = new RateLimiterMemory({ keyPrefix: "mail", points: 5, duration: 60 * 60 });
  const mailsFromAddress = new RateLimiterMemory({ keyPrefix: "mailer", points: 200, duration: 60 * 60 });
  // As many as guesses: a whole city hall signs in by mail within an hour, twice.
  const linksFromAddress = new RateLimiterMemory({ keyPrefix: "links", ...perAddress });
  const key = (email: string, address: string) => `${email}|${address}`;
  return {
    async takeTry(email, address) {
      // The limiter rejects when no tries are left.
      const taken = await Promise.allSettled([accounts.consume(key(email, address)), addresses.consume(address)]);
      return taken.every((one) => one.status === "fulfilled");
    },
    async giveBack(email, address) {
      await Promise.all([accounts.delete(key(email, address)), addresses.reward(address)]);
    },
    async takeCodeTry(accountId, address) {
      const taken = await Promise.allSettled([codes.consume(key(accountId, address)), codesADay.consume(accountId)]);
      return taken.every((one) => one.status === "fulfilled");
    },
    async takeMail(email, address) {
      const taken = await Promise.allSettled([mails.consume(email), mailsFromAddress.consume(address)]);
      return taken.every((one) => one.status === "fulfilled");
    },
    async takeLink(address) {
      const [taken] = await Promise.allSettled([linksFromAddress.consume(address)]);
      return taken.status === "fulfilled";
    },
    async giveBackCode(accountId, address) {
      await Promise.all([codes.delete(key(accountId, address)), codesADay.reward(accountId)]);
    },
  };
}
