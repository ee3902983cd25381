/** How long a session lasts after sign-in. */
export const sessionDays = 30;

export const sessionCookieName = "trojglos_session";
