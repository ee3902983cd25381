export const errors = {
  errors: {
    required: "Fill in this field.",
    tooShort: "This is too short. Write a little more.",
    tooLong: "This is too long. Shorten it.",
    tooLongBy: "This is too long. Keep it within {{limit}} characters.",
    levelRequired: "Choose a level.",
    tooMany: "Too many are chosen.",
    url: "Give the full address, beginning with http:// or https://.",
    email: "Give an e-mail address like name@example.org.",
    slug: "Use only small letters a–z, digits and hyphens, for example: nowa-huta.",
    prefix: "Use 2 to 6 capital letters A–Z and digits, beginning with a letter, for example: KRK.",
    taken: "This value is taken already. Choose another one.",
    invalid: "This value is not right.",
    wrongCredentials: "The e-mail address or the password does not match. Check both and try again.",
    linkClosed: "The link or the code is wrong or no longer works. Send a new one and use the newest message.",
    codeShape: "These are not six digits. Type the code from the e-mail.",
    tooManyInvitations: "That is 200 invitations within an hour. Try again later.",
    alreadyMember: "This person is in the forum already.",
    alreadyInvited:
      "This person has an invitation already. You can send it again from the list at the end of the page.",
    invitationClosed: "This invitation has been accepted or withdrawn already.",
    tooManyTries: "Too many failed tries. Wait a quarter of an hour and try again.",
    passwordTooShort: "The password has fewer than 10 characters. Add some.",
    passwordTooLong: "The password has more than 200 characters. Shorten it.",
    passwordCommon: "This password is easily guessed: such ones are tried first. Think of another.",
    passwordPersonal: "This password is made of your name or address. Think of another.",
    wrongPassword: "This is not your present password.",
    codeMissing: "Type the code.",
    wrongCode: "This code does not fit or has been used. Wait for the next one and type it.",
    offerExpired: "This key is no longer good. Open this page again.",
    alreadySetUp: "An app with codes is already on.",
    lastFactor: "This is your only second step, and this account must have one. Add another first.",
    ownFactor: "Change your own second step in your account. Another person of the secretariat can turn all of it off.",
    noFactor: "This person has no second step of signing in any more.",
    notOffered: "This cannot be chosen any more. Choose something else.",
    sectorWithheld:
      "This sector cannot be chosen any more. Withdraw this invitation and send a new one with another sector.",
    demoAccount:
      "This is an account of the demo, which everybody uses. Its password and second step cannot be changed, and it cannot be erased.",
    tooManyMails:
      "Very many links have been asked for from this place already. Try again in an hour, or sign in with a password.",
    proofMissing: "Type your password or a code.",
    proofNeeded: "Confirm first that it is you.",
    linkUsed: "The link has been used, or its time has passed. Ask for a new one.",
    passkeyRefused: "This passkey does not fit, or its time has passed. Try again.",
    tooManyRequests:
      "Many requests have come from here already. Try again in an hour, or use the contact in the accessibility statement.",
    answeredAlready: "Somebody else has closed this request already.",
    signedOut: "Your session has ended. Sign in and send this again.",
    forbidden: "You cannot take this step. A moderator of the lead forum can.",
    illegal: "This step cannot be taken at this stage.",
    moved:
      "Somebody has changed the stage of this recommendation in the meantime. See where it stands now before you decide.",
    lastModerator: "This is the forum's only moderator. Appoint another one first.",
    memberChanged:
      "Somebody has changed this member meanwhile, so your changes were not saved. What you chose is still in the form; if you save once more, it replaces theirs.",
    changedMeanwhile:
      "Somebody has changed these data in the meantime, so your changes are not saved. What you typed is still in the form. Compare it with the current data and correct it; if you save once more, the form replaces those data.",
    summaryMissing: "The “In short” summary has to be written first. Without it the text cannot be shown to everyone.",
    bodyMissing: "The text of the recommendation has to be written first.",
    confirmationWrong: "Type exactly the e-mail address of this account.",
    onlyModerator:
      "This person is the only moderator of a forum. The secretariat has to appoint another one there first.",
    lastSecretariat: "This is the only account of the secretariat. Set up another one first.",
    decidedMeanwhile: "This has been decided already, perhaps in another tab. See how it stands now.",
    reasonMissing: "Give the reason for withdrawing.",
    reasonTooLong: "The reason can have at most 1000 characters.",
  },
  failure: {
    notFound: {
      title: "There is no such page",
      text: "The address may be wrong, or the page is not public. If you should be able to see it, sign in.",
    },
    forbidden: {
      title: "This page is not open to you",
      text: "Your account has no access here. If that is a mistake, write to a moderator of the forum.",
    },
    badRequest: {
      title: "The form could not be read",
      text: "Go back to the previous page, reload it and send the form again.",
    },
    server: {
      title: "Something broke on our side",
      text: "It is not your fault. Try again in a moment.",
    },
    home: "Go to the home page",
  },
};
