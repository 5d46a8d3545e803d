import { BlackBoxTester, blackBoxTests } from '../blackbox/black-box-tester.ts'
import { command, type Command, env, json } from './frame/command.ts'
import { safe, say, sayJson } from './frame/say.ts'
import { pairs, programOf } from './frame/words.ts'
import { writeReport } from './inquiry.ts'
import { Progress } from './frame/progress.ts'

/** `termtape test`: seven tests of a program nothing is known of. */
export const testCommand: Command = command({
  usage: '[options] -- PROGRAM [ARGUMENT…]',
  about: `Test an unknown program: whether it starts, has help, handles wrong input, can be left, uses few resources, runs twice at once, and survives
input that no one would type. Each test runs on a copy of the current folder. Exits 1 if one fails.`,
  options: {
    only: {
      type: 'string',
      multiple: true,
      value: 'TEST',
      choices: blackBoxTests,
      does: 'only this test',
      default: 'all',
    },
    except: {
      type: 'string',
      multiple: true,
      value: 'TEST',
      choices: blackBoxTests,
      does: 'not this test',
      default: 'none',
    },
    env,
    junit: { type: 'string', value: 'FILE', does: 'write the results as JUnit XML', default: 'no file' },
    save: { type: 'boolean', does: 'keep the results in the home store' },
    json,
  },
  examples: ['termtape test --except fuzz -- sqlite3 :memory:'],
  completes: 'nothing',
  async run(given) {
    const { values } = given
    const [program, ...args] = programOf(given, 'termtape test -- sqlite3 :memory:')
    const named = (list: readonly string[] | undefined): typeof blackBoxTests =>
      blackBoxTests.filter((each) => list?.includes(each) === true)
    using progress = new Progress()
    const tester = new BlackBoxTester(program, args, {
      tape: false,
      save: values.save === true,
      onProgress: (words) => progress.say(words),
      ...(values.only === undefined ? {} : { only: named(values.only) }),
      ...(values.except === undefined ? {} : { except: named(values.except) }),
      ...(values.env === undefined ? {} : { env: pairs('--env', values.env) }),
    })
    const results = await tester.runAllTests()
    if (values.json === true) sayJson(results)
    else say(safe(tester.report()))
    if (values.junit !== undefined) await writeReport(values.junit, tester.toJUnit())
    return results.every(({ passed }) => passed) ? 0 : 1
  },
})
