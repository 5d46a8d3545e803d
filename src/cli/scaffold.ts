import { relative } from 'node:path'
import { investigate } from '../investigate/investigate.ts'
import { loadReport } from '../investigate/save-report.ts'
import { scaffold } from '../investigate/scaffold/scaffold.ts'
import { command, type Command, env, json } from './frame/command.ts'
import { note, safeLine, say, sayJson } from './frame/say.ts'
import { programOf } from './frame/words.ts'
import { inquiryOf, inquiryOptions } from './inquiry.ts'

/** `termtape scaffold`: a first spec of a program. */
export const scaffoldCommand: Command = command({
  usage: '[options] -- PROGRAM [ARGUMENT…]',
  about: `Write a first spec of a program, its tapes, and a configuration to start it by: from a saved report, or from an investigation made now. Each test is
played twice, and only what came both times is in the spec.`,
  options: {
    ...inquiryOptions,
    env,
    report: {
      type: 'string',
      value: 'REPORT',
      does: 'a saved report: its id, its file, or the program',
      default: 'investigate now',
    },
    out: {
      type: 'string',
      short: 'o',
      value: 'FILE',
      does: 'the spec to write',
      default: 'specs/PROGRAM.spec.ts',
    },
    tapes: { type: 'string', value: 'FOLDER', does: 'where the tapes are', default: './tapes' },
    json,
  },
  examples: ['termtape scaffold -- bc -q', 'termtape scaffold --report bc'],
  completes: 'nothing',
  async run(given) {
    const { values } = given
    const report = values.report === undefined ? await investigated(given) : await loadReport(values.report)
    const { spec, tapes, config, left } = await scaffold(report, {
      ...(values.out === undefined ? {} : { path: values.out }),
      ...(values.tapes === undefined ? {} : { tapes: values.tapes }),
    })
    if (values.json === true) sayJson({ spec, tapes, config, left })
    else {
      say(
        `Wrote ${relative('.', spec)} and ${tapes.length} tapes; \`termtape config show ${safeLine(config)}\` shows how it is started.`,
      )
      for (const title of left) note(`Left out, for it did not come twice: ${safeLine(title)}`)
    }
    return 0
  },
})

async function investigated(
  given: Parameters<typeof programOf>[0] & { values: Parameters<typeof inquiryOf>[0] },
): ReturnType<typeof investigate> {
  const [program, ...args] = programOf(given, 'termtape scaffold -- bc -q')
  return investigate(program, args, inquiryOf(given.values))
}
