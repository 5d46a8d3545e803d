import type { Session } from '../../src/session/session.ts'
import { play, tapeOf } from '../replay/played.ts'

const dialogue = tapeOf('\u001b[1mname?\u001b[0m ', [
  ['ada', 'ada\r\nhello, ada\r\nbye? '],
  ['yes', 'yes\r\n', { code: 3, signal: null }],
])

/** A session that was asked its first question, or that is further on. */
export async function dialogueAfter(...lines: string[]): Promise<Session> {
  const { session: played } = play(dialogue)
  for (const line of lines) await played.sendLine(line)
  return played
}
