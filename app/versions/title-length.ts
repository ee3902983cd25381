/** How long a version's name may be, in characters. */
export const versionTitleLength = 120;
