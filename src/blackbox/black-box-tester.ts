import { cover } from '../redact/cover.ts'
import { argumentSecrets, maskedArguments } from '../redact/masked-arguments.ts'
import { secretValues } from '../redact/secret-names.ts'
import { randomUUID } from 'node:crypto'
import type { TestResultEntry } from '../control/storage/entities/test-result.ts'
import { OptionError } from '../errors.ts'
import { type InquiryOptions, inquiryOptionNames, openWorld } from '../investigate/open-world.ts'
import { progressLine } from '../investigate/progress-line.ts'
import { checkKnown } from '../session/known-options.ts'
import type { Bench } from './bench.ts'
import { concurrentSessions } from './concurrent-sessions.ts'
import { exitBehavior } from './exit-behavior.ts'
import { fuzzing } from './fuzzing.ts'
import { help } from './help-system.ts'
import { invalidInput } from './invalid-input.ts'
import { junit } from './junit.ts'
import { type BlackBoxLimits, defaultLimits } from './limits-of.ts'
import { reportText } from './report-text.ts'
import { saveResults } from './save-results.ts'
import { resourceUsage } from './resource-usage.ts'
import { startup } from './startup.ts'
import { type Attempt, type TestType, verdict } from './verdict.ts'

export interface BlackBoxOptions extends Omit<InquiryOptions, 'timeoutMs'> {
  /** What the program may take. */
  limits?: BlackBoxLimits
  /** Only these tests, or all but these. */
  only?: readonly TestType[]
  except?: readonly TestType[]
  /** Saves the results of `runAllTests` in the home store; default false. A string names another folder. */
  save?: boolean | string
  /** Hears what is being done. */
  onProgress?: (words: string) => void
}

const optionNames: readonly string[] = [
  ...inquiryOptionNames.filter((name) => name !== 'timeoutMs'),
  ...(['limits', 'only', 'except', 'save', 'onProgress'] satisfies (keyof BlackBoxOptions)[]),
]

/** The tests in the order they run. */
export const blackBoxTests: readonly TestType[] = [
  'startup',
  'help',
  'invalid_input',
  'exit',
  'resource',
  'concurrent',
  'fuzz',
]

const attempts: Readonly<Record<Exclude<TestType, 'fuzz'>, (bench: Bench) => Promise<Attempt>>> = {
  startup,
  help,
  invalid_input: invalidInput,
  exit: exitBehavior,
  resource: resourceUsage,
  concurrent: concurrentSessions,
}

/**
 * Tests a program it knows nothing of: whether it starts, helps, takes wrong input, can be left, uses little, runs beside itself,
 * and survives what nobody would type. Each test starts processes of its own, on a copy of the given folder.
 */
export class BlackBoxTester {
  readonly program: string
  readonly args: readonly string[]
  readonly options: BlackBoxOptions
  #results: TestResultEntry[] = []

  constructor(program: string, args: readonly string[] = [], options: BlackBoxOptions = {}) {
    checkKnown(options, optionNames)
    checkKnown(options.limits ?? {}, Object.keys(defaultLimits))
    for (const name of [...(options.only ?? []), ...(options.except ?? [])])
      if (!blackBoxTests.includes(name))
        throw new OptionError('test', name, `one of ${blackBoxTests.join(', ')}`)
    if (chosenTests(options).length === 0)
      throw new OptionError('only', options.only ?? [], 'at least one test, after `except`', {
        hint: `The tests are ${blackBoxTests.join(', ')}.`,
      })
    this.program = program
    this.args = args
    this.options = options
  }

  /** The results so far, oldest first. */
  get results(): readonly TestResultEntry[] {
    return this.#results
  }

  /**
   * Runs the tests, each once more if it failed: a test failed only if it did both times.
   *
   * @throws SpawnError when the program cannot be found
   * @throws TapeMissError when no program may be run and there is no tape
   */
  async runAllTests(): Promise<TestResultEntry[]> {
    const { save = false } = this.options
    const results: TestResultEntry[] = []
    for (const type of chosenTests(this.options)) results.push(await this.#run(type, results))
    if (save !== false) await saveResults(results, typeof save === 'string' ? save : undefined)
    return results
  }

  testStartup(): Promise<TestResultEntry> {
    return this.#run('startup')
  }

  testHelpSystem(): Promise<TestResultEntry> {
    return this.#run('help')
  }

  testInvalidInput(): Promise<TestResultEntry> {
    return this.#run('invalid_input')
  }

  testExitBehavior(): Promise<TestResultEntry> {
    return this.#run('exit')
  }

  testResourceUsage(): Promise<TestResultEntry> {
    return this.#run('resource')
  }

  testConcurrentSessions(): Promise<TestResultEntry> {
    return this.#run('concurrent')
  }

  testFuzz(): Promise<TestResultEntry> {
    return this.#run('fuzz')
  }

  /** The results as text for people. */
  report(): string {
    return this.#covered(reportText(this.#command, this.#results))
  }

  /** The results as the data model has them. */
  toJSON(): TestResultEntry[] {
    return [...this.#results]
  }

  /** The results as a JUnit report. */
  toJUnit(): string {
    return this.#covered(junit(this.#command, this.#results))
  }

  /** Saves the results as `test-reports/{program}_{timestamp}.json` in the home store, and gives the path. */
  save(home?: string): Promise<string> {
    return saveResults(this.#results, home)
  }

  get #command(): string {
    return [this.program, ...maskedArguments(this.program, this.args)].join(' ')
  }

  /** What is told of a program may quote it. */
  #covered(text: string): string {
    const values = secretValues({ ...process.env, ...this.options.env })
    return cover(text, {
      values: [...argumentSecrets(this.program, this.args), ...values.map(({ value }) => value)],
    })
  }

  async #run(type: TestType, before: readonly TestResultEntry[] = []): Promise<TestResultEntry> {
    const { limits, only: _only, except: _except, save: _save, onProgress, env, ...inquiry } = this.options
    const mark = `termtape-inquiry-${randomUUID()}`
    const tape = typeof inquiry.tape === 'string' ? { tape: `${inquiry.tape}-${type}` } : {}
    const progress = progressLine(`testing ${this.program}`, onProgress)
    const world = await openWorld(this.program, this.args, `blackbox-${type}`, {
      ...inquiry,
      ...tape,
      env: { TERM: 'xterm-256color', ...env, TERMTAPE_INQUIRY: mark },
    })
    const bench: Bench = { world, limits: { ...defaultLimits, ...limits }, mark, cwd: inquiry.cwd }
    let outcome: 'done' | 'failed' = 'failed'
    try {
      progress.say(type)
      const result = await verdict(this.program, type, () =>
        type === 'fuzz' ? fuzzing(bench, this.program, this.args, before, env) : attempts[type](bench),
      )
      outcome = 'done'
      this.#results.push(result)
      return result
    } finally {
      progress.end()
      await world.close(outcome)
    }
  }
}

function chosenTests({ only, except = [] }: BlackBoxOptions): TestType[] {
  return blackBoxTests.filter((type) => (only?.includes(type) ?? true) && !except.includes(type))
}
