import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createRedactor } from '../../src/redact/redactor.ts'
import { residualSecrets } from '../../src/redact/residual-scan.ts'

describe.each(['written.txt', 'captured.txt'])('%s', (name) => {
  const lines = readFileSync(new URL(`harmless/${name}`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')

  it('is left alone line by line', () => {
    const changed = lines.flatMap((text) => {
      const [after] = createRedactor({ columns: 80 }).redact([{ text: `${text}\r\n` }])
      return after?.text === `${text}\r\n` ? [] : [[text, after?.text]]
    })
    expect(changed).toEqual([])
  })

  it('is left alone as a whole, on a terminal and off', () => {
    const text = lines.join('\r\n')
    expect(createRedactor({ columns: 80 }).redact([{ text }])[0]?.text).toBe(text)
    expect(createRedactor().redact([{ text }])[0]?.text).toBe(text)
    expect(residualSecrets(text)).toEqual([])
  })
})

it('is a corpus worth the name', () => {
  const count = ['written.txt', 'captured.txt']
    .map((name) => readFileSync(new URL(`harmless/${name}`, import.meta.url), 'utf8').split('\n').length)
    .reduce((sum, lines) => sum + lines, 0)
  expect(count).toBeGreaterThan(500)
})
