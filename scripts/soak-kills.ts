/**
 * Kills recordings at random moments and looks at what is left: the old tape or the new one, whole, and nothing that
 * blocks the next run.
 *
 *   npm run soak:kills -- [kills]      default 200
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { builtProgram } from '../specs/built.ts'
import { now } from '../src/clock.ts'
import { parseTape } from '../src/tape/parse-tape.ts'

const kills = Number(process.argv[2] ?? 200)
const [node, recorder] = await builtProgram('specs/programs/record-once.ts')
const folder = mkdtempSync(join(tmpdir(), 'termtape-kills-'))
const tape = join(folder, 'tapes/sh/tape.json5')

/** Records once; `answer` is what tells one recording from the next. Killed after `killAfterMs`, unless that is undefined. */
function recording(answer: string, killAfterMs?: number): Promise<{ code: number | null; tookMs: number }> {
  const begun = now()
  const child = spawn(node, [recorder, folder, answer], { stdio: 'ignore' })
  const timer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs)
  return new Promise((settle) => {
    child.on('exit', (code) => {
      clearTimeout(timer)
      settle({ code, tookMs: now() - begun })
    })
  })
}

async function answerOnTape(): Promise<string> {
  const parsed = await parseTape(readFileSync(tape))
  if (!parsed.ok) throw new Error(`a broken tape: ${JSON.stringify(parsed.problems)}`)
  return JSON.stringify(parsed.tape.exchanges.at(-1)).match(/answer-\d+/)?.[0] ?? 'no answer'
}

const first = await recording('answer-0')
if (first.code !== 0) throw new Error('the first recording failed')
let held = 'answer-0'
let finished = 0
for (let kill = 1; kill <= kills; kill++) {
  const fresh = `answer-${kill}`
  const { code } = await recording(fresh, Math.random() * first.tookMs * 1.1)
  const found = await answerOnTape()
  if (found !== held && found !== fresh)
    throw new Error(`kill ${kill}: the tape holds ${found}, neither ${held} nor ${fresh}`)
  if (code === 0) finished++
  held = found
}
const last = await recording('answer-999999')
if (last.code !== 0 || (await answerOnTape()) !== 'answer-999999')
  throw new Error('the run after the kills was blocked')
const left = readdirSync(join(folder, 'tapes/sh'))
rmSync(folder, { recursive: true })
process.stdout.write(
  `node ${process.version}: ${kills} recordings killed at random moments (${finished} had already ended): always the old tape or the new one; the next run was not blocked; left in the folder: ${left.join(', ')}\n`,
)
