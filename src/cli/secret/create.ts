import { createSecretManifest } from '../../stores/secret-manifest/create-secret-manifest.ts'
import { describeFinding } from '../../stores/finding.ts'
import { replaceFile } from '../../files/replace-file.ts'
import { command, type Command } from '../frame/command.ts'
import { present } from '../frame/present.ts'
import { note, safe, safeLine, say } from '../frame/say.ts'
import { UsageError } from '../frame/usage-error.ts'
import { oneWord } from '../frame/words.ts'

/** `termtape secret create`: the manifest of a folder. */
export const createCommand: Command = command({
  usage: 'FOLDER --name NAME [options]',
  about: `Write the manifest that \`kubectl create secret generic NAME --from-file=FOLDER --dry-run=client -o yaml\` prints, without kubectl. It holds every secret of
the folder: the file is readable by its owner only.`,
  options: {
    name: { type: 'string', value: 'NAME', does: 'the name of the Secret', default: 'required' },
    namespace: { type: 'string', value: 'NAME', does: 'its namespace', default: 'none' },
    type: { type: 'string', value: 'TYPE', does: 'its type', default: 'none: Opaque' },
    out: { type: 'string', short: 'o', value: 'FILE', does: 'where to write it', default: 'standard output' },
  },
  examples: ['termtape secret create ~/.claude --name claude-session -o secret.yaml'],
  async run({ values, positionals }) {
    const folder = oneWord(positionals, 'folder')
    if (values.name === undefined) throw new UsageError('Missing --name.')
    const { namespace, type } = values
    const { yaml, keys, findings } = await createSecretManifest(folder, {
      name: values.name,
      ...present({ namespace, type }),
    })
    for (const finding of findings) note(safe(describeFinding(finding)))
    if (values.out === undefined) say(yaml)
    else {
      await replaceFile(values.out, yaml)
      note(`Wrote ${safeLine(values.out)}, ${keys.length} keys.`)
    }
    return 0
  },
})
