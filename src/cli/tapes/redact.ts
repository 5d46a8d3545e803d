import { redactionRulesFile } from '../../files/home-store.ts'
import { secretOptionsOf } from '../../open/secrets.ts'
import { redactTape } from '../../record/redact-tape.ts'
import { audit } from '../../redact/audit.ts'
import { sameConversation } from '../../tape/same-conversation.ts'
import { printTape } from '../../tape/print-tape.ts'
import { TapeStore } from '../../tape/tape-store.ts'
import { command, type Command, json } from '../frame/command.ts'
import { count, note, safe, safeLine, say, sayJson } from '../frame/say.ts'
import { foundTapes, readAll, tapesFolder } from './found-tapes.ts'

/** `termtape tapes redact`: masks what the rules of today find in tapes of yesterday. */
export const redactCommand: Command = command({
  usage: '[TAPE | FOLDER]… [options]',
  about: `Mask the secrets that are still on tapes, by the built-in rules, your redaction-rules.json, and the values of secret variables.
With --check it changes nothing, and exits 1 if there are any. A masked tape replays as before.`,
  options: {
    tapes: tapesFolder,
    check: { type: 'boolean', does: 'change nothing, and exit 1 if a tape holds a secret' },
    value: {
      type: 'string',
      multiple: true,
      value: 'NAME',
      does: 'the environment variable that holds one more secret to mask',
      default: 'those with secret names',
    },
    rules: {
      type: 'string',
      value: 'FILE',
      does: 'a file of redaction rules',
      default: 'redaction-rules.json in the home store',
    },
    json,
  },
  examples: ['termtape tapes redact --check', 'termtape tapes redact --value DEPLOY_KEY tapes/ssh'],
  async run({ values, positionals }) {
    const found = await foundTapes(positionals, values.tapes)
    const { tapes, problems } = await readAll(found)
    const own = (values.value ?? []).flatMap((name) => process.env[name] ?? [])
    const { secrets = { values: [] } } = await secretOptionsOf(
      { redact: { values: own, ...(values.rules === undefined ? {} : { rules: values.rules }) }, env: {} },
      { root: process.cwd(), rulesFile: redactionRulesFile() },
    )
    const store = new TapeStore(found.folder, { lax: true })
    const masked: { id: string; path: string; redacted: Readonly<Record<string, number>> }[] = []
    for (const each of tapes) {
      const { tape, redacted } = redactTape(each.tape, { ...secrets, hidden: hiddenOf(each.tape) })
      if (sameConversation(each.tape, tape)) continue
      masked.push({ id: each.id, path: each.path, redacted })
      if (values.check === true) continue
      audit(printTape(tape), each.path, {
        values: secrets.values.map(({ value }) => value),
        ...(secrets.rules === undefined ? {} : { rules: secrets.rules }),
        ...(tape.meta.pty === null ? {} : { columns: tape.meta.pty.cols }),
      })
      await store.overwrite(each, tape)
    }
    if (values.json === true) sayJson({ changed: values.check !== true, tapes: masked })
    else {
      for (const { id, redacted } of masked)
        say(`${safeLine(id)}: ${Object.entries(redacted).map(([category, times]) => `${times} ${category}`).join(', ')}`)
      say(`${count(masked.length, 'tape')} of ${tapes.length} ${values.check === true ? 'with secrets' : 'masked'}.`)
    }
    for (const { message } of problems) note(`termtape: ${safe(message)}`)
    return problems.length > 0 || (values.check === true && masked.length > 0) ? 1 : 0
  },
})

/** Where the terminal hid what was typed, the tape says so. */
function hiddenOf({ exchanges }: { exchanges: readonly { annotations: Record<string, unknown> }[] }): ReadonlySet<number> {
  return new Set(exchanges.flatMap(({ annotations }, index) => (annotations['hidden'] === true ? [index] : [])))
}
