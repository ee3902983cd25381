export const versionActs = {
  versionsPanel: {
    title: "Versions",
    all: "All versions",
  },
  naming: {
    title: "A new version with a name",
    lead: "You keep the text exactly as it stands now. Everybody goes on writing, and one can always come back to this version. Nobody can change or delete it.",
    open: "Keep a version",
    field: "Name of the version",
    hint: "For example: after the meeting of 12 May. Up to {{limit}} characters.",
    submit: "Keep this version",
    done: "The version is kept.",
    unchanged: "Nothing in the text has changed since version {{version}}, so no new one was made.",
    show: "See version {{version}}",
    notNow: "Versions with a name are kept as long as the text is a draft.",
  },
  restoring: {
    title: "Bringing back the text of version {{version}}",
    open: "Bring this text back",
    changes: "What changes in the draft",
    unchanged: "Nothing changes here.",
    effects: {
      change:
        "The draft will say again what version {{version}} says. It is a change like any other: whoever has the text open sees it at once and can go on writing.",
      kept: "Nothing is lost: what stands in the text at that moment is kept as a version of its own. One can come back to that one, too.",
      authors:
        "Words that come back remain those of the people who wrote them. That the text was brought back, by whom and when, stays in the history.",
    },
    confirm: "Yes, bring back the text of version {{version}}",
  },
  freezing: {
    title: "Freezing the text for a vote",
    checkList: "Is everything ready",
    met: "there",
    unmet: "missing",
    requirements: {
      legalState: "The right stage",
      summary: "The summary “In short”",
      body: "The text of the recommendation",
      addressee: "At least one addressee",
      indicator: "At least one indicator",
    },
    todo: {
      legalState: "A draft can be frozen, or a recommendation in consultation. The stage is now: {{status}}.",
      summary: "Say in a few sentences, in plain language, what the recommendation is about.",
      body: "There is not a word under the headings yet.",
      addressee: "Without an addressee nobody knows who has to answer.",
      indicator: "Without an indicator nobody can tell whether the recommendation works.",
    },
    notYet: "The text can be frozen once nothing on the list is missing.",
    effects: {
      writing:
        "At that same moment everybody stops writing, on every device, even in mid-sentence. What somebody is just adding stays with them, and they can copy it.",
      version:
        "Version {{version}} comes into being: the text exactly as it stands at that moment, with its SHA-256 hash. Nobody can change or delete it, and the forum will vote on it.",
      data: "The title, addressees, indicators and sources cannot be changed either.",
      seen: {
        all: "The text is public and stays so.",
        withoutText:
          "The recommendation was public once, so anyone, even without an account, will see its number, title, data and register of changes. The frozen text stays private.",
        nothing: "The text does not become public: only people from the forum see it, as before.",
      },
      who: "This concerns everybody from: {{forums}}.",
      writers: "In the last 10 minutes these people have written in the text: {{names}}.",
      told: "Everybody who has the text open sees at once that it is frozen, who decided so and when, and a link to the version.",
      back: "Until the vote begins this can be taken back. A reason is needed then, which goes into the register of changes. Version {{version}} stays all the same.",
    },
    confirm: "Yes, freeze the text",
    done: "The text is frozen.",
    hash: "SHA-256 hash of this version:",
    notice: {
      title: "The text is frozen for a vote",
      by: "Frozen by \u2068{{name}}\u2069, {{at}}.",
      at: "Frozen {{at}}.",
      text: "Nobody can write now. The forum will vote on exactly this text.",
      version: "Version {{version}}",
      openVote: "Open a vote",
      readVote: "A vote is held on this text",
    },
  },
  desk: {
    title: "The moderator's desk",
    lead: "Every recommendation that this forum leads: what comes next, and what still blocks it.",
    next: "Next:",
    blockers: "To be made up for first:",
    steps: {
      consult: "consultation",
      freeze: "freezing the text for a vote",
      vote: "opening a vote",
      publish: "publishing the frozen version",
    },
    do: {
      consult: "Put out for consultation",
      freeze: "Freeze the text",
      vote: "Open a vote",
      publish: "Publish the version",
    },
    waitsFor: {
      vote: "Waits for the forum's vote.",
      handOver: "Waits to be handed over to its addressees.",
      answer: "Waits for its addressees to answer.",
      implementation: "Waits for its addressees to carry it out.",
      nothing: "There is nothing left to do.",
    },
  },
  unfreezing: {
    title: "Back to work on the text",
    version:
      "Version {{version}} stays for ever, but the forum will not vote on it. Before a vote the text has to be frozen again.",
    reason: "Reason",
    confirm: "Yes, unfreeze the text",
    notFrozen: "This text is not frozen, or it is being voted on already.",
  },
};
