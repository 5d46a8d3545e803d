import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { spawn as session } from '../../src/open/spawn.ts'
import { bytesOfData } from '../../src/tape/data.ts'
import { readTape } from '../../src/tape/tape-file.ts'
import type { TapeInput } from '../../src/tape/tape.ts'
import { builtProgram } from '../built.ts'
import { Project, type Run } from '../project.ts'
import { tmuxUser } from './rec/tmux-user.ts'

const [node, termtape] = await builtProgram('src/cli/main.ts')

const talks = [
  ['sqlite3', 'sqlite3 -interactive :memory:', ['"select 6*7;"', 'Enter', '".quit"', 'Enter']],
  ['python3', 'python3 -q', ['"print(6*7)"', 'Enter', 'C-d']],
  ['vim', 'vim -u NONE -i NONE -n notes.txt', ['"ihello"', 'Escape', '"yyp"', '":wq"', 'Enter']],
] as const

/** The bytes a recorded input was. */
function bytesOf(input: TapeInput): Buffer {
  if (input.kind === 'eof') return Buffer.from('\u0004')
  if (!('dataText' in input)) return Buffer.alloc(0)
  return Buffer.concat([bytesOfData(input), Buffer.from(input.kind === 'line' ? '\r' : '')])
}

describe.each(talks)('what is recorded of %s', (program, command, keys) => {
  const isThere = ['tmux', program].every((each) => spawnSync('which', [each]).status === 0)

  it.runIf(isThere)(
    'is played, compared, verified, exported and imported again',
    { timeout: 120_000 },
    async () => {
      await using project = await Project.create({})
      const run = (...args: string[]): Promise<Run> => project.run(node, [termtape, ...args])
      const done = async (...args: string[]): Promise<string> => {
        const { code, output } = await run(...args)
        expect([code, output], args.join(' ')).toEqual([0, output])
        return output
      }
      await tmuxUser(project, `${node} ${termtape} rec --tape one -- ${command}`, keys)
      const tape = (await readTape(`${project.folder}/one.json5`))?.tape
      if (tape === undefined) throw new Error('There is no tape.')
      await project.remove('notes.txt').catch(() => {})

      const played = spawn(node, [termtape, 'play', 'one.json5'], {
        cwd: project.folder,
        stdio: ['pipe', 'ignore', 'inherit'],
      })
      played.stdin.end(Buffer.concat(tape.exchanges.map(({ input }) => bytesOf(input))))
      expect(await once(played, 'close')).toEqual([0, null])
      await using inTerminal = await session(node, [termtape, 'play', 'one.json5'], { cwd: project.folder })
      await inTerminal.expect(/\S/)
      for (const { input } of tape.exchanges)
        if (input.kind !== 'reply') await inTerminal.send(bytesOf(input).toString())
      expect(await inTerminal.exit, inTerminal.output).toEqual({ code: 0, signal: null })

      expect(await done('tapes', 'diff', 'one.json5', 'one.json5')).toBe('same\n')
      await done('tapes', 'verify', 'one.json5')
      for (const [format, isSame] of [
        ['asciicast', true],
        ['asciicast2', false],
      ] as const) {
        await done('tapes', 'export', 'one.json5', '--as', format, '-o', `${format}.cast`)
        await done('tapes', 'import', `${format}.cast`)
        const imported =
          Object.keys(await project.contents()).find((path) => path.endsWith(`/${format}.json5`)) ?? ''
        const { code, output } = await run('tapes', 'diff', 'one.json5', imported)
        if (isSame) expect([code, output]).toEqual([0, expect.stringMatching(/^(?:same|cosmetic)\n/)])
        // Version 2 has no word for how a program ended.
        else expect(output.match(/^ +[-+] .*$/gm)).toEqual(['  - ends with exit code 0', '  + goes on'])
      }
      for (const format of ['svg', 'html', 'text'])
        await done('tapes', 'export', 'one.json5', '--as', format, '-o', `one.${format}`)
      expect(await project.read('one.text')).toContain(program === 'vim' ? 'hello' : '42')
    },
  )
})
