/** The longest dissenting opinion, in characters. */
export const dissentLength = 5000;
