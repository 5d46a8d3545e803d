import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fuzz, inputs, send } from 'termtape/fuzz'
import { report } from '../../src/fuzz/report.ts'

/** Spins at an `x`, and no interrupt ends it: ten runs of it take longer than there is time. */
const spinner = `trap '' INT; while printf '> ' && read -r line; do case $line in x*) while :; do :; done ;; esac; done`

it('leaves unconfirmed what there is no time for, and says so', async () => {
  const outcome = await fuzz('sh', ['-c', spinner], {
    seed: 1,
    lanes: 1,
    budget: { seconds: 4 },
    inputs: [inputs('lines', fc.constant([send('x'), send('\r')]))],
  })
  expect(outcome.stopped).toBe('seconds')
  const [met] = [...outcome.findings, ...outcome.unconfirmed]
  expect(met).toMatchObject({ kind: 'spin', cutShort: true })
  expect(report(outcome)).toMatch(/lack of time|the time was over before/)
})
