import { expect, it } from 'vitest'
import { Notes } from '../../src/record/notes.ts'
import { redactTape } from '../../src/record/redact-tape.ts'
import { residualSecrets } from '../../src/redact/residual-scan.ts'
import { printTape } from '../../src/tape/print-tape.ts'
import type { TapeMeta } from '../../src/tape/tape.ts'

const meta: TapeMeta = {
  program: 'app',
  args: [],
  env: {},
  cwd: '.',
  pty: { rows: 24, cols: 80 },
  createdAt: '2026-01-01T00:00:00.000Z',
  tag: null,
  latency: 0,
  errorRate: 0,
  seed: 0,
}
const token = ['q629LmPs', 'dRhulZ98dIWa6QvvdNJ'].join('0')

const echoes: [string, (typed: string, key: string) => string][] = [
  ['echoed', (_, key) => key],
  ['painted anew', (typed) => `\u001b[2K\u001b[G? Say ${typed}\u001b[${typed.length + 7}G`],
]

it.each(
  echoes.flatMap(([how, echo]) =>
    [
      `https://${token}@host.io/x.git`,
      `https://bob:${token}@host.io/x.git`,
      `https://host.io/x?access_token=${token}`,
      `COOKIE_SECRET=${token}`,
    ].map((text) => ({ how, echo, text, name: text.replace(token, '…') })),
  ),
)('$name, typed key by key, $how, is masked, and nothing is found then', ({ echo, text }) => {
  const notes = new Notes()
  notes.begin()
  notes.output(Buffer.from('? Say '), 'stdout')
  let typed = ''
  for (const key of text) {
    typed += key
    notes.input({ kind: 'raw', data: Buffer.from(key) })
    notes.output(Buffer.from(echo(typed, key)), 'stdout')
  }
  notes.input({ kind: 'raw', data: Buffer.from('\r') })
  notes.output(Buffer.from('\r\nok\r\n'), 'stdout')
  notes.end()
  const noted = notes.tape(meta, { platform: 'linux-x64', recorder: 'termtape', programVersion: null })
  const { tape } = redactTape(noted, { values: [], hidden: notes.hidden })
  const written = printTape(tape)
  expect(residualSecrets(written, { columns: 80 })).toEqual([])
  expect(written).not.toContain(token.slice(0, 8))
})
