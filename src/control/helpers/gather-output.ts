import { commandOutputCharsMax } from '../../limits.ts'
import type { Session } from '../../session/session.ts'

/** Gathers all a session prints; one that prints more than is kept is ended. */
export function gatherOutput(session: Session): { readonly text: string; readonly isTooLong: boolean } {
  const gathered = { text: '', isTooLong: false }
  let stop = (): void => {}
  stop = session.log({
    read: (text) => {
      gathered.text += text
      if (gathered.text.length <= commandOutputCharsMax) return
      gathered.isTooLong = true
      stop()
      void session.close({ force: true }).catch(() => {})
    },
  })
  return gathered
}

/** Output as a text: LF line ends, and none at the end. */
export function tidy(output: string): string {
  return output.replace(/\r+\n/g, '\n').replace(/\n$/, '')
}
