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
  // The limiter rejects when no tries are left. What the first of two refuses does not use up the second: who hammers at one account
  // keeps nobody else at the same address out.
  const take = async (...tries: [RateLimiterMemory, string][]) => {
    for (const [limiter, of] of tries) {
      const [taken] = await Promise.allSettled([limiter.consume(of)]);
      if (taken.status === "rejected") return false;
    }
    return true;
  };
  return {
    takeTry: (email, address) => take([accounts, key(email, address)], [addresses, address]),
    async giveBack(email, address) {
      await Promise.all([accounts.delete(key(email, address)), addresses.reward(address)]);
    },
    takeCodeTry: (accountId, address) => take([codes, key(accountId, address)], [codesADay, accountId]),
    takeMail: (email, address) => take([mails, email], [mailsFromAddress, address]),
    takeLink: (address) => take([linksFromAddress, address]),
    async giveBackCode(accountId, address) {
      await Promise.all([codes.delete(key(accountId, address)), codesADay.reward(accountId)]);
    },
  };
}
