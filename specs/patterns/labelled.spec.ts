import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { scoreOf } from './labelled-outputs.ts'

const bar = 0.97

describe.each(readdirSync(join(import.meta.dirname, 'labelled')))('%s', (file) => {
  const { outputs, precision, recall, wrong, missed } = scoreOf(file)

  it(`finds ${bar * 100} % of what is there`, () => {
    expect(outputs).toBeGreaterThan(100)
    expect(recall, missed.join('\n')).toBeGreaterThanOrEqual(bar)
  })

  it(`is right in ${bar * 100} % of what it finds`, () => {
    expect(precision, wrong.join('\n')).toBeGreaterThanOrEqual(bar)
  })
})
