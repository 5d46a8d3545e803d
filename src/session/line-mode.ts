/** How a terminal treats what is typed. */
export interface LineMode {
  /** Whether what is typed is shown. */
  echo: boolean
  /** Whether the terminal hands over whole lines that it lets the user edit. */
  canonical: boolean
  /** Whether it acts on no key at all, Ctrl+C included: programs that paint by themselves want it so; line editors leave that on. */
  raw?: boolean
}

/** Whether a text and its Enter are taken for pasted if they come in one read. False where the world cannot tell. */
export function readsKeys(mode: LineMode | undefined): boolean {
  return mode?.raw === true && !mode.echo && !mode.canonical
}

/**
 * Whether what is typed now is hidden, as a password is: the echo off while lines are edited. Full-screen programs clear both.
 * False where the world cannot tell.
 */
export function hidesTyping(mode: LineMode | undefined): boolean {
  return mode !== undefined && !mode.echo && mode.canonical
}
