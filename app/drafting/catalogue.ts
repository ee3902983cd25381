/** Policy areas and levels of government that ship with the product. */

/** Each area names its counterpart in the MIPEX and Zaragoza sets of integration indicators. */
export const policyAreas = [
  { id: "education", mipex: "education", zaragoza: "education" },
  { id: "labourMarket", mipex: "labour market mobility", zaragoza: "employment" },
  { id: "housing", mipex: "permanent residence", zaragoza: "social inclusion" },
  { id: "health", mipex: "health", zaragoza: "social inclusion" },
  { id: "socialAssistance", mipex: "permanent residence", zaragoza: "social inclusion" },
  { id: "culture", mipex: "education", zaragoza: "welcoming society" },
  { id: "localCommunities", mipex: "political participation", zaragoza: "welcoming society" },
  { id: "safety", mipex: "anti-discrimination", zaragoza: "welcoming society" },
  { id: "legalisation", mipex: "permanent residence", zaragoza: "active citizenship" },
  { id: "service", mipex: "anti-discrimination", zaragoza: "welcoming society" },
  { id: "participation", mipex: "political participation", zaragoza: "active citizenship" },
  { id: "data", mipex: "anti-discrimination", zaragoza: "welcoming society" },
] as const;

export type PolicyAreaId = (typeof policyAreas)[number]["id"];
export const policyAreaIds: readonly PolicyAreaId[] = policyAreas.map((area) => area.id);

export const levels = [
  "district",
  "municipality",
  "county",
  "marshal",
  "voivode",
  "police",
  "educationSuperintendent",
  "ministry",
  "parliament",
  "university",
  "ngo",
] as const;

export type LevelId = (typeof levels)[number];
