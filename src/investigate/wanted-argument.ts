import { filled, plausible } from './plausible.ts'

/** An argument a refusal asks for: "Usage: open NAME", "missing argument: name". */
export function wantedArgument(refusal: string, name: string): string | undefined {
  if (refusal.length > refusalCharsMax) return undefined
  const usage = new RegExp(String.raw`\busage: *(?:\S+ )?${escaped(name)}((?: \S+)+)`, 'i').exec(refusal)?.[1]
  if (usage !== undefined) return filled(usage.trim())
  const missing = /\b(?:missing|requires?|needs?|expect(?:s|ed)|specify|give|which|what)\b[^\n]{0,60}/i.exec(
    refusal,
  )?.[0]
  return missing === undefined ? undefined : plausible(missing)
}

/** Longer answers are no refusals. */
const refusalCharsMax = 1_000

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
