/**
 * Full-screen programs in our terminal and in tmux, with the same keys, at three sizes: text, styles, cursor and alternate screen are compared row
 * by row. Fails under 99 % of frames that agree in every row. `npm run soak:screens [-- --from N --to N --only NAME]`. Prints each difference, and a line of JSON per program for the page.
 */
import { existsSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { sleep } from '../src/clock.ts'
import { spawn } from '../src/open/spawn.ts'
import { internalsOf } from '../src/session/internals.ts'
import type { Session } from '../src/session/session.ts'
import { differences, type Frame, frameOf } from './soak-screens/frame.ts'
import { environment, freshHome, home } from './soak-screens/home.ts'
import { type Program, programs } from './soak-screens/programs.ts'
import { Tmux } from './soak-screens/tmux.ts'

const sizes = [
  { cols: 80, rows: 24 },
  { cols: 132, rows: 43 },
  { cols: 61, rows: 17 },
] as const
const { values } = parseArgs({
  options: { from: { type: 'string' }, to: { type: 'string' }, only: { type: 'string' } },
})

const all = { frames: 0, framesSame: 0 }

interface Step {
  /** One for each input: a text and its Enter in one read may be taken for a paste. */
  bytes: readonly Uint8Array[]
  printed: string
  frame: Frame
}

for (const program of programs.slice(Number(values.from ?? 0), Number(values.to ?? programs.length))) {
  if (values.only !== undefined && program.name !== values.only) continue
  if (!isThere(program.command)) {
    console.log(`${program.name}: not installed`)
    continue
  }
  const found: string[] = []
  const sum = { rows: 0, same: 0, frames: 0, framesSame: 0 }
  for (const size of sizes) {
    try {
      const steps = await ours(program, size)
      const frames = await theirs(program, size, steps)
      for (const [at, { frame }] of steps.entries()) {
        const other = frames[at]
        if (other === undefined) continue
        const differ = differences(frame, other)
        sum.rows += size.rows + 2
        sum.same += size.rows + 2 - differ.length
        sum.frames += 1
        sum.framesSame += differ.length === 0 ? 1 : 0
        const after = at === 0 ? 'its start' : JSON.stringify(program.steps[at - 1])
        found.push(...differ.map((each) => `  ${size.cols}x${size.rows} after ${after}: ${each}`))
      }
    } catch (error) {
      console.log(`${program.name}: ${String(error).split('\n')[0]}`)
    }
  }
  console.log(JSON.stringify({ program: program.name, ...sum }))
  all.frames += sum.frames
  all.framesSame += sum.framesSame
  for (const line of found.slice(0, 40)) console.log(line)
}

const share = all.frames === 0 ? 0 : all.framesSame / all.frames
console.log(`${all.framesSame} of ${all.frames} frames agree in every row, ${(share * 100).toFixed(1)} %`)
process.exitCode = share < 0.99 ? 1 : 0

/** What we show after each step. */
async function ours(program: Program, size: (typeof sizes)[number]): Promise<Step[]> {
  freshHome()
  const args = (program.args ?? []).map(placed)
  await using session = await spawn(program.command, args, {
    cwd: join(home, 'work'),
    env: environment,
    ...size,
  })
  const steps: Step[] = []
  const note = async (bytes: readonly Uint8Array[]): Promise<void> => {
    await internalsOf(session).atRest()
    await session.settle({ quietMs: 200, timeoutMs: 3_000 })
    const before = steps.reduce((sum, { printed }) => sum + printed.length, 0)
    const { screen } = session
    steps.push({
      bytes,
      printed: internalsOf(session).since(before),
      frame: { ...frameOf(screen), cursor: screen.cursor, alternate: screen.alternate },
    })
  }
  // Those that load for long.
  await session.readAvailable(1, 5_000)
  await session.settle({ quietMs: 1_000, timeoutMs: 10_000 })
  await note([])
  for (const step of program.steps) {
    if (session.state !== 'alive') break
    const from = internalsOf(session).sentInputs.length
    await give(session, step)
    const given = internalsOf(session).sentInputs.slice(from)
    await note(given.map(({ input }) => ('data' in input ? input.data : Buffer.alloc(0))))
    // What is shown at the end is the program's last word, and tmux's "Pane is dead".
    if (session.state !== 'alive') steps.pop()
  }
  await session.close({ force: true })
  return steps
}

async function give(session: Session, step: string): Promise<void> {
  for (const [, key, text = ''] of step.matchAll(/<([\w+>]+)>|([^<]+|<)/g))
    if (key === undefined) await session.type(text)
    else await session.press(key)
}

/** What tmux shows after the same keys, or after the same output. */
async function theirs(
  program: Program,
  size: (typeof sizes)[number],
  steps: readonly Step[],
): Promise<Frame[]> {
  freshHome()
  const isSame = program.sameOutput === true
  const tmux = Tmux.start(size, isSame ? undefined : [program.command, ...(program.args ?? []).map(placed)])
  try {
    const frames: Frame[] = []
    for (const { bytes, printed, frame } of steps) {
      if (isSame) tmux.print(printed)
      for (const each of isSame ? [] : bytes) {
        tmux.keys(each)
        await sleep(60)
      }
      let shown = await tmux.frame()
      for (let look = 0; look < 10 && differences(frame, shown).length > 0; look++) shown = await tmux.frame()
      frames.push(shown)
    }
    return frames
  } finally {
    await tmux.end()
  }
}

function placed(argument: string): string {
  return argument.startsWith('specs/') ? resolve(argument) : argument
}

function isThere(command: string): boolean {
  const folders = (environment['PATH'] ?? '').split(delimiter)
  return existsSync(command) || folders.some((folder) => existsSync(join(folder, command)))
}
