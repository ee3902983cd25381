export const voteRule = {
  voteRule: {
    adopted: "The motion is adopted if {{conditions}}.",
    chosen: "{{conditions}}.",
    majority: {
      simple: "more votes are for than against (simple majority)",
      absolute: "more than half of {{base}} are for (absolute majority)",
      absoluteOfBody: "more than half of everybody entitled are for (absolute majority of the body)",
      qualified: "at least {{share}} of {{base}} are for (qualified majority)",
      consent: "nobody objects with reasons (consent)",
      consentBut_one: "at most {{count}} person objects with reasons (consent)",
      consentBut_other: "at most {{count}} people object with reasons (consent)",
    },
    unanimity: {
      forAgainst: "nobody is against and somebody is for (unanimity)",
      cast: "every vote cast is for and nobody abstains (unanimity)",
      present: "everybody present is for (unanimity)",
      entitled: "everybody entitled is for (unanimity)",
      entitledMinusAbstain: "everybody entitled who does not abstain is for (unanimity)",
    },
    bases: {
      forAgainst: "the votes for and against",
      cast: "the votes cast, abstentions included,",
      present: "those present",
      entitled: "everybody entitled",
      entitledMinusAbstain: "those entitled who do not abstain",
    },
    shares: {
      whole: "100%",
      half: "half",
      third: "one third",
      twoThirds: "two thirds",
      quarter: "one quarter",
      threeQuarters: "three quarters",
      twoFifths: "two fifths",
      threeFifths: "three fifths",
    },
    sectors: {
      sameAll: "overall and in every voting sector {{majority}}",
      sameSome: "overall and in at least {{required}} of the {{of}} voting sectors {{majority}}",
      all: "{{majority}}; moreover in every voting sector {{sector}}",
      some: "{{majority}}; moreover in at least {{required}} of the {{of}} voting sectors {{sector}}",
      own: "in the sector “{{name}}” {{majority}}",
    },
    quorum: {
      least: "at least {{share}} of those entitled",
      more: "more than {{share}} of those entitled",
      cast: "quorum: {{least}}, counting the votes cast",
      present: "quorum: {{least}}, counting those present",
      everywhere: "{{quorum}}, overall and in every sector",
      inSectors: "in every sector {{quorum}}",
      inSector: "in the sector “{{name}}” {{quorum}}",
      notInSector: "in the sector “{{name}}” no quorum",
    },
    methods: {
      approval: "Everybody ticks as many options as they like; {{winners}} by most votes",
      score: "Everybody gives the options a score from {{min}} to {{max}}; {{winners}} by the highest sum",
      dot_one: "Everybody gives {{count}} dot to one of the options; {{winners}} by most dots",
      dot_other: "Everybody spends at most {{count}} dots on the options; {{winners}} by most dots",
      irv: "Everybody ranks the options from the best; the one with the least support drops out until one has more than half (instant runoff)",
      condorcet:
        "Everybody ranks the options from the best; the one that beats every other in a pair wins (Condorcet method)",
      schulze:
        "Everybody ranks the options from the best; they are compared in pairs and the one that beats the others wins (Schulze method)",
      rankedPairs:
        "Everybody ranks the options from the best; they are compared in pairs, beginning with the clearest victories (ranked pairs)",
      stvScottish:
        "Everybody ranks the options from the best; {{winners}}, and surplus votes pass on to the next (single transferable vote, Scottish rules)",
      stvMeek:
        "Everybody ranks the options from the best; {{winners}}, and surplus votes pass on to the next (single transferable vote, Meek’s rule)",
    },
    winners_one: "{{count}} option wins",
    winners_other: "{{count}} options win",
  },
};
