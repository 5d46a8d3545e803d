import { readFile } from 'node:fs/promises'
import { runGit } from '../../live/run-git.ts'
import { describeReport } from '../../stores/finding.ts'
import { validateSecretManifest } from '../../stores/secret-manifest/validate-secret-manifest.ts'
import { command, type Command, json } from '../frame/command.ts'
import { present } from '../frame/present.ts'
import { safe, say, sayJson } from '../frame/say.ts'
import { oneWord } from '../frame/words.ts'

/** `termtape secret validate`: judges a manifest. */
export const validateCommand: Command = command({
  usage: 'FILE [options]',
  about:
    'Check a Secret manifest by the rules of kubectl and the API server. No finding holds a value of the Secret. Exits 1 if it has an error.',
  options: {
    name: { type: 'string', value: 'NAME', does: 'the name it must have', default: 'any' },
    namespace: { type: 'string', value: 'NAME', does: 'the namespace it must have', default: 'any' },
    type: { type: 'string', value: 'TYPE', does: 'the type it must have', default: 'any' },
    require: {
      type: 'string',
      multiple: true,
      value: 'KEY',
      does: 'a key that must be there',
      default: 'none',
    },
    previous: { type: 'string', value: 'FILE', does: 'the manifest the cluster holds now', default: 'none' },
    git: { type: 'boolean', does: 'it must be ignored by git, untracked, and in no commit' },
    strict: { type: 'boolean', does: 'warnings are errors' },
    json,
  },
  examples: ['termtape secret validate secret.yaml --git'],
  async run({ values, positionals }) {
    const { name, namespace, type, require: requiredFiles } = values
    const previous = values.previous === undefined ? undefined : await readFile(values.previous, 'utf8')
    const report = await validateSecretManifest(oneWord(positionals, 'file'), {
      strict: values.strict === true,
      ...present({
        name,
        namespace,
        type,
        requiredFiles,
        previous,
        git: values.git === true ? runGit : undefined,
      }),
    })
    if (values.json === true) sayJson(report)
    else say(safe(describeReport(report)))
    return report.valid ? 0 : 1
  },
})
