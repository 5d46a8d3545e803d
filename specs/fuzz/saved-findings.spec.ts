import { expect, it } from 'vitest'
import { parseFindings, printFindings } from '../../src/fuzz/saved-findings.ts'
import { exchange, line, start, tape } from '../page/tape.ts'

const told = {
  kind: 'crash',
  words: 'died of SIGSEGV',
  pacing: 'burst',
  rate: '5/5',
  seen: 2,
  repeat: 'npx termtape fuzz',
} as const
const failing = tape(exchange(start, '> '), exchange(line('⟨secret:password:1⟩'), '\u001b[31mbad\r\n'))

it('findings can be read back from their file, tapes and all', async () => {
  const file = printFindings({
    program: 'a',
    args: ['b'],
    seed: 7,
    findings: [{ ...told, notation: '"q"', tape: failing }],
  })
  expect(await parseFindings('a.json', JSON.parse(file))).toMatchObject({
    program: 'a',
    args: ['b'],
    seed: 7,
    findings: [{ ...told, shrunk: '"q"', tape: failing }],
  })
})

it('a file that holds something else holds no findings; a broken tape among them is told', async () => {
  for (const other of [null, [], {}, { termtape: 'findings' }])
    expect(await parseFindings('a.json', other)).toBeUndefined()
  const file = printFindings({
    program: 'a',
    args: [],
    seed: 7,
    findings: [{ ...told, notation: '"q"', tape: failing }],
  })
  const broken: unknown = JSON.parse(
    file.replace('version: 1', 'version: x').replace('\\"version\\": 1', '\\"version\\": x'),
  )
  await expect(parseFindings('a.json', broken)).rejects.toThrow('a.json is not a valid tape')
})
