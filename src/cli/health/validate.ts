import { describeReport } from '../../stores/finding.ts'
import { validateSessionStore } from '../../stores/validate-session-store.ts'
import { command, type Command, json } from '../frame/command.ts'
import { safe, say, sayJson } from '../frame/say.ts'
import { noMore } from '../frame/words.ts'
import { healthFolder, healthFolderOf } from './folder.ts'

/** `termtape health validate`: judges a session-health store. */
export const validateCommand: Command = command({
  usage: '[options]',
  about: 'Check a session-health store. Exits 1 if it has an error.',
  options: { folder: healthFolder, strict: { type: 'boolean', does: 'warnings are errors' }, json },
  examples: ['termtape health validate --strict'],
  completes: 'nothing',
  async run({ values, positionals }) {
    noMore(positionals)
    const strict = values.strict === true
    const report = await validateSessionStore('session-health', healthFolderOf(values.folder), { strict })
    if (values.json === true) sayJson(report)
    else say(safe(describeReport(report)))
    return report.valid ? 0 : 1
  },
})
