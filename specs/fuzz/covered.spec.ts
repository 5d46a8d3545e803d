import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fuzz, inputs, send } from 'termtape/fuzz'
import { report } from '../../src/fuzz/report.ts'

it('tells no secret the program printed or was given', async () => {
  const secret = ['Nz6kFz', 'Pd7vWt2Xs'].join('-')
  const given = ['Qw8mLp', 'Rt5yHn3Zc'].join('-')
  const script = 'read x; echo "api_key: $KEY $1 $2"; kill -SEGV $$'
  const only = inputs('only', fc.constant([send('a\r')]))
  const outcome = await fuzz(
    'sh',
    ['-c', `KEY=$(printf %s-%s Nz6kFz Pd7vWt2Xs); ${script}`, 'sh', '--password', given],
    {
      seed: 1,
      guided: false,
      lanes: 1,
      confirm: 2,
      budget: { sessions: 3 },
      inputs: [only],
    },
  )
  expect(outcome.findings).toHaveLength(1)
  const { tape: _, ...told } = outcome.findings[0] ?? {}
  const words = `${report(outcome)}\n${JSON.stringify(told)}`
  expect(words).toContain('api_key: ████████████████')
  expect(words).not.toContain(secret)
  expect(words).not.toContain(given)
})
