import { expect, it } from 'vitest'
import { MaskedOutput } from '../../../src/control/registry/masked-output.ts'
import { createRedactor } from '../../../src/redact/redactor.ts'

const heard = (): MaskedOutput => new MaskedOutput(createRedactor({ columns: 80 }))

it('masks a value whose name left with the line before', () => {
  const log = heard()
  log.push('- name: DB_PASSWORD\n', 'stdout')
  expect(log.takeLines()).toBe('- name: DB_PASSWORD\n')
  log.push('  value: Tr0ub4dor&3\n', 'stdout')
  expect(log.takeLines()).toBe('  value: ⟨secret:password:1⟩\n')
})

it('keeps what another stream said apart, and writes nothing twice', () => {
  const log = heard()
  log.push('NAME   TOKEN\n', 'stdout')
  expect(log.takeAll()).toBe('NAME   TOKEN\n')
  log.push('warning\n', 'stderr')
  expect(log.takeAll()).toBe('warning\n')
  log.push('bob    k3y9Zx81Qm5vA7\n', 'stdout')
  expect(log.takeAll()).toBe('bob    ⟨secret:password:1⟩\n')
  expect(log.takeAll()).toBe('')
})
