/** The time of a campaign is over, or its user ended it: every program was ended, and nothing follows from how. */
export class Halted extends Error {
  constructor() {
    super('The campaign was over before this was done.')
  }
}
