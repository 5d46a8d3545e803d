import { homedir } from 'node:os'
import { join } from 'node:path'
import { describeReport } from '../../stores/finding.ts'
import { sessionStoreKinds, validateSessionStore } from '../../stores/validate-session-store.ts'
import { command, type Command, json } from '../frame/command.ts'
import { safe, say, sayJson } from '../frame/say.ts'
import { noMore } from '../frame/words.ts'

/** `termtape store validate`: judges a session store. */
export const validateCommand: Command = command({
  usage: '[FOLDER] [options]',
  about: `Check a session store: files, records, credentials, references. Exits 1 if it has an error.`,
  options: {
    kind: {
      type: 'string',
      value: 'KIND',
      choices: sessionStoreKinds,
      does: 'the kind of store',
      default: 'claude',
    },
    strict: { type: 'boolean', does: 'warnings are errors' },
    json,
  },
  examples: ['termtape store validate'],
  async run({ values, positionals: [folder, ...more] }) {
    noMore(more)
    const kind = sessionStoreKinds.find((each) => each === values.kind) ?? 'claude'
    const home = process.env['CLAUDE_CONFIG_DIR'] ?? join(homedir(), '.claude')
    const own = kind === 'session-health' ? join(home, 'session-health') : home
    const report = await validateSessionStore(kind, folder ?? own, { strict: values.strict === true })
    if (values.json === true) sayJson(report)
    else say(safe(describeReport(report)))
    return report.valid ? 0 : 1
  },
})
