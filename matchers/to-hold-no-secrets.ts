import { captureCallSite } from '../src/session/call-site.ts'
import { checkKnown } from '../src/session/known-options.ts'
import type { ToHoldNoSecretsOptions } from './find-secrets.ts'
import { type Judgement, later, type MatcherContext, type Verdict } from './judge.ts'

/**
 * Nothing in it looks like a secret, or is one that is known: in what was said in a session, on a screen, on a tape, in a
 * text, in a file or in all files of a folder. Answers at once; the failure names kinds and places, never a secret.
 */
export function toHoldNoSecrets(
  this: MatcherContext,
  received: unknown,
  options: ToHoldNoSecretsOptions = {},
): Promise<Verdict> {
  checkKnown(options, ['as', 'values', 'rules'] satisfies (keyof ToHoldNoSecretsOptions)[])
  return later(this, captureCallSite(toHoldNoSecrets), received, judge(received, options))
}

async function judge(received: unknown, options: ToHoldNoSecretsOptions): Promise<Judgement> {
  // What knows every kind of secret is loaded by who asks for it.
  const { findSecrets } = await import('./find-secrets.ts')
  const { who, secrets } = await findSecrets(received, options)
  return {
    pass: secrets.length === 0,
    name: options.as,
    call: `toHoldNoSecrets(${options.as === undefined ? '' : `{ as: '${options.as}' }`})`,
    expected: { who, to: 'be free of secrets' },
    received: secrets.length === 0 ? 'nothing that looks like a secret' : secrets.join('\n'),
    blind: true,
    hint:
      secrets.length === 0
        ? undefined
        : 'If a secret was published, replace it. If this is not a secret, switch its rule off in a redaction-rules.json, and name that file in the option rules.',
  }
}
