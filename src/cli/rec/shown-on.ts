import { replay } from '../../open/replay.ts'
import { internalsOf } from '../../session/internals.ts'
import type { Session } from '../../session/session.ts'
import type { Tape } from '../../tape/tape.ts'
import type { Act } from './acts.ts'
import type { Telling } from './telling.ts'

/** The acts without those that wait for what a replay of the tape does not show: they are done once, in memory. */
export async function shownOn(tape: Tape, acts: readonly Act[]): Promise<Act[]> {
  const kept: Act[] = []
  await using session = replay(tape, { timeoutMs: replayMs })
  for (const act of acts) {
    if ((act.do !== 'shows' && act.do !== 'prompts') || (await isShown(session, act))) kept.push(act)
    await done(session, act)
  }
  return kept
}

const replayMs = 2_000

/** A replay gives up as soon as nothing more can come before the next input. */
async function isShown(session: Session, telling: Telling): Promise<boolean> {
  const holds = (): true | undefined => (shows(session, telling) ? true : undefined)
  return 'held' in (await internalsOf(session).until(holds, { timeoutMs: replayMs }))
}

function shows({ screen }: Session, telling: Telling): boolean {
  return 'row' in telling
    ? screen.lines.some((line) => line.trimEnd() === telling.text)
    : screen.text.includes(telling.text.trimEnd())
}

async function done(session: Session, act: Act): Promise<void> {
  switch (act.do) {
    case 'line':
      return session.sendLine(act.text)
    case 'type':
      return session.type(act.text)
    case 'press':
      return session.press(...act.keys)
    case 'paste':
      return session.paste(act.text)
    case 'click':
      return session.mouse.click(act.row, act.col, { button: act.button })
    case 'wheel':
      return session.mouse.wheel(act.row, act.col, act.direction)
    case 'eof':
      return session.sendEof()
    case 'resize':
      return session.resize(act.cols, act.rows)
    case 'send':
      return session.send(act.text)
    case 'shows':
    case 'prompts':
      return
    case 'exits':
      await session.exit
  }
}
