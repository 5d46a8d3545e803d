import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawn } from '../src/open/spawn.ts'
import { againstLimit, type Comparison } from './comparison.ts'
import { Contender, interleave, timed } from './measure.ts'
import { ifInstalled } from './peers.ts'

const inputs = 40

/** Programs that read their terminal line by line, each with its prompt and what is sent. */
const programs: Readonly<Record<string, { args: string[]; prompt: string; line: string }>> = {
  bash: { args: ['--norc', '--noprofile', '-i'], prompt: 'bench> ', line: 'echo $((6 * 7))' },
  dash: { args: ['-i'], prompt: 'bench> ', line: 'echo $((6 * 7))' },
  python3: { args: ['-i', '-q'], prompt: '>>> ', line: 'print(6 * 7)' },
  sqlite3: { args: ['-interactive', ':memory:'], prompt: 'sqlite> ', line: 'select 6 * 7;' },
}

/** What an input costs while a tape is recorded, over the same input to a program that is not. */
export async function recordedInput(): Promise<Comparison[]> {
  const folder = await mkdtemp(join(tmpdir(), 'termtape-bench-'))
  try {
    const pairs = Object.keys(programs).map((program) => {
      const once = (recorded: boolean): Contender =>
        new Contender(
          program,
          ifInstalled([program, [program === 'dash' ? '-c' : '--version', 'true']], () =>
            perInput(program, recorded ? folder : undefined),
          ),
        )
      return { program, recorded: once(true), live: once(false) }
    })
    await interleave(
      pairs.flatMap(({ recorded, live }) => [recorded, live]),
      9,
    )
    return pairs.map(({ program, recorded, live }) => {
      const [ours, theirs] = [recorded.median('ms'), live.median('ms')]
      const over = ours === null || theirs === null ? Number.NaN : ours - theirs
      const note = `each sent when the prompt stood there; ${inputs} inputs in a session, the end of it not counted`
      return againstLimit(`a recorded input over a live one: ${program}`, 'ms', over, { atMost: 4 }, note)
    })
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function perInput(program: string, tapes: string | undefined): Promise<{ ms: number }> {
  const { args = [], prompt = '', line = '' } = programs[program] ?? {}
  const taped =
    tapes === undefined ? { tape: false } : { tapes, tapeName: program, record: 'OVERWRITE' as const }
  const session = await spawn(program, args, { env: { PS1: 'bench> ' }, ...taped })
  await session.expect(prompt)
  const ms = await timed(async () => {
    for (let input = 0; input < inputs; input++) {
      await session.sendLine(line)
      await session.expect(/^42\r?\n[^]*?(?:bench|>>|sqlite)> /m)
    }
  })
  await session.close()
  return { ms: ms / inputs }
}
