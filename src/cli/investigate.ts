import { investigate } from '../investigate/investigate.ts'
import { command, type Command, env, json } from './frame/command.ts'
import { safe, say, sayJson } from './frame/say.ts'
import { programOf } from './frame/words.ts'
import { inquiryOf, inquiryOptions, writeReport } from './inquiry.ts'
import { junitOf } from './junit.ts'

/** `termtape investigate`: what an unknown program can do. */
export const investigateCommand: Command = command({
  usage: '[options] -- PROGRAM [ARGUMENT…]',
  about: `Find out what an unknown program can do: its commands, states, prompts and errors. It runs on a copy of the current folder; what may
destroy something is not run. The report is saved in the home store; scaffold writes a first spec from it.`,
  options: {
    ...inquiryOptions,
    env,
    markdown: { type: 'string', value: 'FILE', does: 'write the report as Markdown', default: 'no file' },
    svg: { type: 'string', value: 'FILE', does: 'write the states as a picture', default: 'no file' },
    junit: { type: 'string', value: 'FILE', does: 'write its commands as JUnit XML', default: 'no file' },
    json,
  },
  examples: ['termtape investigate --seconds 20 -- sqlite3 notes.db'],
  completes: 'nothing',
  async run(given) {
    const { values } = given
    const [program, ...args] = programOf(given, 'termtape investigate -- sqlite3 notes.db')
    const report = await investigate(program, args, inquiryOf(values))
    if (values.json === true) sayJson(report)
    else say(safe(report.summary()))
    if (values.markdown !== undefined) await writeReport(values.markdown, report.toMarkdown())
    if (values.svg !== undefined) await writeReport(values.svg, report.toSvg())
    if (values.junit !== undefined)
      await writeReport(
        values.junit,
        junitOf(
          `investigation of ${program}`,
          Object.keys(report.commands).map((name) => ({ name })),
        ),
      )
    return 0
  },
})
