/** The headings of the policy brief with which every draft begins. Polish, because drafts are: the Polish text is the authoritative one. */
export const policyBrief = ["Diagnoza", "Rekomendacja", "Uzasadnienie", "Podstawa prawna", "Wskaźniki"] as const;

export type PolicyBriefSection = (typeof policyBrief)[number];
