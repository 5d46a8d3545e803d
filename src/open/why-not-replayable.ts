import { frameMs, sandboxFileBytesMax } from '../limits.ts'
import type { MaskedValue } from '../redact/redactor.ts'
import type { Outcome, Question } from '../session/questions.ts'

/** The lines of a message that say how a question came out, how it would on replay, and why. */
export function whyNotReplayable(
  question: Question,
  replayed: Outcome,
  masked: readonly MaskedValue[],
): string[] {
  const { outcome } = question
  return [
    `  Recorded: ${described(outcome)}`,
    `  Replayed: ${described(replayed)}`,
    `  Reason:   ${reasonOf(question, replayed, masked)}`,
  ]
}

/** Why a file that the spec read is another one on replay, and what to do about it. */
export function whyFileDiffers(
  text: string,
  isLarge: boolean,
  masked: readonly MaskedValue[],
): { reason: string; hint: string } {
  if (isLarge)
    return {
      reason: `it is too large for the tape (the limit is ${sandboxFileBytesMax} bytes)`,
      hint: 'Let the program print what the spec needs, such as a checksum or the first lines.',
    }
  const secret = namedIn(text, masked)
  if (secret !== undefined)
    return {
      reason: `it holds a secret, which is ⟨secret:${secret.name}⟩ on the tape (${found(secret)})`,
      hint: wayOut([text], masked),
    }
  return {
    reason: 'the program changed it after it was read, and before its next input or its end',
    hint: 'Read it when the program is done with it: after the next prompt, or after its end.',
  }
}

/** What to do about it, as a hint. */
export function wayOut(texts: readonly string[], masked: readonly MaskedValue[]): string {
  const secret = namedIn(texts.join('\n'), masked)
  if (secret === undefined)
    return 'Wait for something that stays on the screen before you ask, such as the next prompt.'
  const name = nameFor(secret)
  return [
    'Expect its shape or what is around it,',
    `or give its value by name: { secrets: { ${name}: process.env.${name.toUpperCase()} } }.`,
    `If it is not a secret, ${switchedOff(secret)}.`,
  ].join(' ')
}

function switchedOff({ rule }: MaskedValue): string {
  if (rule === 'place') return 'send it with { secret: false }'
  if (rule === 'value') return 'give the variable or option it comes from another name'
  return `switch the rule "${rule}" off in redaction-rules.json`
}

/** The secret a text names. */
function namedIn(text: string, masked: readonly MaskedValue[]): MaskedValue | undefined {
  return masked.find(({ value }) => text.includes(value) || text.includes(JSON.stringify(value).slice(1, -1)))
}

/** What a spec may call it: the category and not the number, which may move. */
function nameFor({ name }: MaskedValue): string {
  return name.includes(':') ? `my_${name.replace(/:.*/, '')}` : name
}

function described(outcome: Outcome | undefined): string {
  if (outcome === undefined) return 'no answer'
  return outcome.text === undefined ? outcome.how : `${outcome.how}, ${JSON.stringify(outcome.text)}`
}

function reasonOf(
  { call, outcome, beforeAnswer, stoodMs }: Question,
  replayed: Outcome,
  masked: readonly MaskedValue[],
): string {
  const secret = namedIn(`${call}\n${outcome?.text ?? ''}`, masked)
  if (secret !== undefined)
    return `it names a secret, which is ⟨secret:${secret.name}⟩ on the tape (${found(secret)})`
  if (outcome?.how === 'failed' || outcome?.how === 'no match')
    return 'what was awaited came only after the wait was over'
  if (outcome?.how === replayed.how) return 'what was found was not complete when it was found'
  if (beforeAnswer === true) return 'it held only before the answer'
  if (stoodMs !== undefined && stoodMs < frameMs * 4)
    return `it held for ${Math.round(stoodMs)} ms between two paints`
  if (stoodMs !== undefined)
    return `it held for ${Math.round(stoodMs)} ms, until the program went on by itself`
  if (masked.length === 0) return 'the tape does not hold what was seen'
  const rules = [...new Set(masked.map(found))]
  return `the tape does not hold what was seen, and something was masked on it (${rules.join('; ')})`
}

function found({ rule }: MaskedValue): string {
  if (rule === 'value') return 'a value known to be secret'
  if (rule === 'place') return 'typed where nothing was shown'
  return `rule "${rule}"`
}
