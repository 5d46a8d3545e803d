import { commandOutputCharsMax } from '../../limits.ts'
import type { Session } from '../../session/session.ts'
import type { Stream } from '../../session/transport.ts'

/** What is gathered of a session, and who hears it meanwhile. */
export interface Gathering {
  /** Gets the output as it comes. Then what is more than is kept ends nothing. */
  onOutput?: ((text: string, stream: Stream) => void) | undefined
  /** This stream alone. */
  stream?: Stream | undefined
}

/** Gathers all a session prints; one that prints more than is kept is ended. */
export function gatherOutput(
  session: Session,
  { onOutput, stream }: Gathering = {},
): { readonly text: string; readonly isTooLong: boolean } {
  const gathered = { text: '', isTooLong: false }
  let stop = (): void => {}
  stop = session.log({
    read: (text, from) => {
      onOutput?.(text, from)
      if (stream !== undefined && from !== stream) return
      if (gathered.text.length + text.length <= commandOutputCharsMax) {
        gathered.text += text
        return
      }
      if (onOutput !== undefined) return
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
