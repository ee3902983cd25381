import type { DemoForum } from "#app/forums/demo-sign-in.tsx";
import { demoAddress, demoCities, demoForums, demoPeople } from "#prisma/seed/demo-accounts.ts";

/** The demo accounts one can sign in with, by forum. */
export function demoSeats(): DemoForum[] {
  return demoCities.map((slug) => ({
    slug,
    name: demoForums.find((forum) => forum.slug === slug)?.name ?? slug,
    seats: demoPeople.flatMap(({ account, role, sector, names }) =>
      account ? [{ email: demoAddress(slug, account), name: names[slug], role, sector }] : [],
    ),
  }));
}
