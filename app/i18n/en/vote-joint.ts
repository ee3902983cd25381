export const voteJoint = {
  joint: {
    title: "Joint vote",
    ruleOfEach: "The rule in each forum",
    rule: {
      all_one: "{{count}} forum votes. The recommendation is adopted if it agrees.",
      all_other: "{{count}} forums vote, each by itself. The recommendation is adopted if all of them agree.",
      some_one: "{{count}} forum votes. The recommendation is adopted if it agrees.",
      some_other:
        "{{count}} forums vote, each by itself. The recommendation is adopted if at least {{required}} of them agree.",
    },
    result: {
      adopted_one: "Adopted jointly: {{adopted}} of {{count}} forum for adoption; {{required}} needed.",
      adopted_other: "Adopted jointly: {{adopted}} of {{count}} forums for adoption; {{required}} needed.",
      rejected_one: "Not adopted: {{adopted}} of {{count}} forum for adoption; {{required}} needed.",
      rejected_other: "Not adopted: {{adopted}} of {{count}} forums for adoption; {{required}} needed.",
      returned_one:
        "Not decided: {{adopted}} of {{count}} forum for adoption; {{required}} needed, {{undecided}} undecided.",
      returned_other:
        "Not decided: {{adopted}} of {{count}} forums for adoption; {{required}} needed, {{undecided}} undecided.",
    },
    short: { adopted: "adopted jointly", rejected: "not adopted jointly", returned: "not decided" },
    running: "The joint result will be known when the last of these votes has closed.",
    cancelled: "The vote was cancelled before all of its parts had closed. There is no joint result.",
    resultOf: "Result: \u2068{{forum}}\u2069",
    thisVote: "this vote",
    part: "\u2068{{forum}}\u2069, vote {{vote}}",
    forum: "\u2068{{forum}}\u2069 votes",
    several: "If you belong to several of these forums, you vote in each of them.",
  },
};
