/** How a terminal treats what is typed. */
export interface LineMode {
  /** Whether what is typed is shown. */
  echo: boolean
  /** Whether the terminal hands over whole lines that it lets the user edit. */
  canonical: boolean
}

/**
 * Whether what is typed now is hidden, as a password is: the echo off while lines are edited. Full-screen programs clear both.
 * False where the world cannot tell.
 */
export function hidesTyping(mode: LineMode | undefined): boolean {
  return mode !== undefined && !mode.echo && mode.canonical
}
