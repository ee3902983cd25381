import { RateLimiterMemory } from "rate-limiter-flexible";

export interface RequestLimits {
  /** Takes one of the requests that are left; false when there is none. */
  take(address: string): Promise<boolean>;
}

/** Bounds what one network address, and all together, can send in; nobody is asked to prove that they are no machine. */
export function createRequestLimits(
  perAddress = { points: 5, duration: 60 * 60 },
  together = { points: 200, duration: 24 * 60 * 60 },
): RequestLimits {
  const addresses = new RateLimiterMemory({ keyPrefix: "accessibility", ...perAddress });
  const everyone = new RateLimiterMemory({ keyPrefix: "accessibility-all", ...together });
  return {
    async take(address) {
      // The limiter rejects when none is left; an address that is out of them takes none of everybody's.
      try {
        await addresses.consume(address);
        await everyone.consume("all");
        return true;
      } catch {
        return false;
      }
    },
  };
}
