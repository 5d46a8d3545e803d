import { resolve } from 'node:path'
import { runGit } from '../../live/run-git.ts'
import { describeReport, FindingLog } from '../../stores/finding.ts'
import { checkGitExposure } from '../../stores/secret-manifest/git-exposure.ts'
import { secretRules } from '../../stores/secret-manifest/secret-rules.ts'
import { command, type Command, json } from '../frame/command.ts'
import { safe, say, sayJson } from '../frame/say.ts'
import { oneWord } from '../frame/words.ts'

/** `termtape secret git-check`: whether git could give a file away. */
export const gitCheckCommand: Command = command({
  usage: 'FILE [options]',
  about:
    'Check that git ignores a file, does not track it, and has it in no commit. Exits 1 if not, or if git cannot tell.',
  options: { json },
  examples: ['termtape secret git-check secret.yaml'],
  async run({ values, positionals }) {
    const file = oneWord(positionals, 'file')
    const log = new FindingLog(secretRules, { strict: true })
    await checkGitExposure(resolve(file), runGit, log)
    const report = log.report()
    if (values.json === true) sayJson(report)
    else say(safe(describeReport(report)))
    return report.valid ? 0 : 1
  },
})
