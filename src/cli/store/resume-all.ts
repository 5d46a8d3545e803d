import { resumeAll } from '../../control/claude/resume-all.ts'
import { command, type Command, json } from '../frame/command.ts'
import { amount } from '../frame/numbers.ts'
import { present } from '../frame/present.ts'
import { safeLine, say, sayJson } from '../frame/say.ts'
import { noMore } from '../frame/words.ts'
import { storeFolder } from './folder.ts'

/** `termtape store resume-all`: takes up every session that reached its limit. */
export const resumeAllCommand: Command = command({
  usage: '[options]',
  about: `Resume, in the background, every session that stopped because it reached its limit. Exits 1 if one could not be started.`,
  options: {
    folder: storeFolder,
    prompt: { type: 'string', value: 'TEXT', does: 'what is typed into each', default: 'continue' },
    seconds: { type: 'string', value: 'N', does: 'how long each may run', default: '30' },
    json,
  },
  examples: ['termtape store resume-all'],
  completes: 'nothing',
  async run({ values, positionals }) {
    noMore(positionals)
    const seconds = amount('--seconds', values.seconds, 'seconds')
    const runMs = seconds === undefined ? undefined : seconds * 1_000
    const resumed = await resumeAll(present({ folder: values.folder, prompt: values.prompt, runMs }))
    if (values.json === true) sayJson(resumed.map((each) => ({ ...each, error: each.error?.message })))
    else
      for (const { id, log, error } of resumed)
        say(`${safeLine(id)}  ${error === undefined ? safeLine(log) : safeLine(error.message)}`)
    return resumed.some(({ error }) => error !== undefined) ? 1 : 0
  },
})
