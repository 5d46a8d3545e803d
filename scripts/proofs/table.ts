/** A name, or several that are proved together, and where: `path below specs: words that stand in it`, or `none: why it does not apply`. */
export type ProofRow = readonly [names: string | readonly string[], ...proofs: string[]]

export interface ProofTable {
  title: string
  /** What is in the left column. */
  names: string
  about: string
  sections: Readonly<Record<string, readonly ProofRow[]>>
}
