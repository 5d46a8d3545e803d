import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createRedactor } from '../../src/redact/redactor.ts'
import { residualSecrets } from '../../src/redact/residual-scan.ts'
import { harmlessGroups } from './harmless/generated.ts'

const files = ['written.txt', 'settings.txt', 'captured.txt'].map((name) => ({
  name,
  lines: readFileSync(new URL(`harmless/${name}`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n'),
}))
const groups = [...files, ...harmlessGroups(420)]

describe.each(groups)('$name', ({ lines }) => {
  it('is left alone as a whole, on a terminal and off', () => {
    const text = lines.join('\r\n')
    const after = createRedactor({ columns: 80 }).redact([{ text }])[0]?.text.split('\r\n')
    expect(lines.flatMap((line, at) => (after?.[at] === line ? [] : [[line, after?.[at]]]))).toEqual([])
    expect(createRedactor().redact([{ text }])[0]?.text).toBe(text)
    expect(residualSecrets(text)).toEqual([])
  })
})

it.each(files)('$name is left alone line by line', ({ lines }) => {
  const changed = lines.flatMap((text) => {
    const [after] = createRedactor({ columns: 80 }).redact([{ text: `${text}\r\n` }])
    return after?.text === `${text}\r\n` ? [] : [[text, after?.text]]
  })
  expect(changed).toEqual([])
})

it('is a corpus worth the name', () => {
  const lines = groups.flatMap((group) => group.lines)
  expect(lines.length).toBeGreaterThanOrEqual(10_000)
  expect(new Set(lines).size).toBeGreaterThan(7_000)
})
