import { printable } from '../text/printable.ts'

/** A value as an error may show it: short, on one line, nothing unsafe left alive. */
export function show(value: unknown): string {
  const text =
    typeof value === 'string'
      ? JSON.stringify(value)
      : typeof value === 'function'
        ? 'a function'
        : String(value)
  const plain = printable(text)
  return plain.length > 120 ? `${plain.slice(0, 117)}…` : plain
}
