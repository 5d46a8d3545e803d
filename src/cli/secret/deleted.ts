import { describeReport } from '../../stores/finding.ts'
import { checkSecretDeleted } from '../../stores/secret-manifest/session-folder.ts'
import { command, type Command, json } from '../frame/command.ts'
import { safe, say, sayJson } from '../frame/say.ts'
import { oneWord } from '../frame/words.ts'

/** `termtape secret deleted`: whether a manifest is gone. */
export const deletedCommand: Command = command({
  usage: 'FILE [options]',
  about: 'Check that a manifest was deleted once it was applied. Exits 1 if it is still there.',
  options: { json },
  examples: ['termtape secret deleted secret.yaml'],
  async run({ values, positionals }) {
    const report = await checkSecretDeleted(oneWord(positionals, 'file'))
    if (values.json === true) sayJson(report)
    else say(safe(describeReport(report)))
    return report.valid ? 0 : 1
  },
})
