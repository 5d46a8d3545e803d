/**
 * Sixteen planted faults in programs of five languages: each has to be found by the black-box test it belongs to, and by no other.
 *
 *   npm run soak:faults -- [--runs 1] [--in bash,c,node,perl,python] [--fault NAME] [--part 1/4]
 */
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { BlackBoxTester } from '../src/blackbox/black-box-tester.ts'
import type { TestType } from '../src/blackbox/verdict.ts'
import { now } from '../src/clock.ts'

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '1' },
    in: { type: 'string', default: 'bash,c,node,perl,python' },
    fault: { type: 'string' },
    part: { type: 'string', default: '1/1' },
  },
})

/** The test that has to find each. */
const faults: Readonly<Record<string, TestType | undefined>> = {
  healthy: undefined,
  'no-start': 'startup',
  'slow-start': 'startup',
  'crash-on-unknown': 'invalid_input',
  'crash-at-eof': 'exit',
  'crash-on-hangup': 'exit',
  'hang-on-help': 'help',
  'garbage-help': 'help',
  'stuck-exit': 'exit',
  'wrong-exit-code': 'exit',
  'ignores-signals': 'exit',
  'leaves-a-child': 'exit',
  'memory-leak': 'resource',
  'descriptor-leak': 'resource',
  spin: 'resource',
  'flood-at-eof': 'exit',
  'one-instance': 'concurrent',
}

const programs = resolve(import.meta.dirname, '../specs/programs/faults')
const folder = await mkdtemp(join(tmpdir(), 'termtape-faults-'))
const compiled = join(folder, 'faulty')
const hasC = spawnSync('cc', ['-o', compiled, join(programs, 'faulty.c')]).status === 0

function callOf(language: string, fault: string): [string, string[]] | undefined {
  switch (language) {
    case 'bash':
      return fault === 'spin'
        ? ['node', [join(programs, '../spin.mjs')]]
        : ['bash', [join(programs, '../faulty.sh'), fault]]
    case 'c':
      return hasC ? [compiled, [fault]] : undefined
    case 'node':
      return ['node', [join(programs, 'faulty.mjs'), fault]]
    case 'perl':
      return ['perl', [join(programs, 'faulty.pl'), fault]]
    default:
      return ['python3', [join(programs, 'faulty.py'), fault]]
  }
}

const [part = 1, parts = 1] = options.part.split('/').map(Number)
const all = options.in
  .split(',')
  .flatMap((language) => Object.keys(faults).map((fault) => ({ language, fault })))
  .filter(({ fault }) => options.fault === undefined || fault === options.fault)
  .filter((_, index) => index % parts === part - 1)
let runs = 0
let wrong = 0
try {
  for (const { language, fault } of all) {
    const call = callOf(language, fault)
    if (call === undefined) continue
    for (let run = 0; run < Number(options.runs); run++) {
      const began = now()
      const tester = new BlackBoxTester(...call, { live: true })
      const failed = (await tester.runAllTests()).filter(({ passed }) => !passed)
      const found = failed.map(({ test_type: type }) => type).join(' ')
      const isRight = found === (faults[fault] ?? '')
      runs++
      if (!isRight) wrong++
      const seconds = ((now() - began) / 1_000).toFixed(1).padStart(5)
      console.log(
        `${isRight ? 'ok    ' : 'FAILED'} ${language.padEnd(7)} ${fault.padEnd(17)} ${seconds} s  ${found}`,
      )
      if (!isRight) for (const { test_type: type, error } of failed) console.log(`         ${type}: ${error}`)
    }
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}
console.log(`${runs} runs, ${wrong} in which another test or none found the fault`)
process.exitCode = wrong === 0 && runs > 0 ? 0 : 1
