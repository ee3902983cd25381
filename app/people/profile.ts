/** Greatest lengths of what a person says of themselves, in characters. */
export const profileLengths = { name: 120, organisation: 200 };
