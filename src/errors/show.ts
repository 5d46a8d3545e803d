/** A value as an error may show it: short, on one line, no escape sequence left alive. */
export function show(value: unknown): string {
  const text =
    typeof value === 'string'
      ? JSON.stringify(value)
      : typeof value === 'function'
        ? 'a function'
        : String(value)
  const plain = text.replace(
    /[\u0000-\u001f\u007f-\u009f]/g,
    (control) => `\\x${control.charCodeAt(0).toString(16).padStart(2, '0')}`,
  )
  return plain.length > 120 ? `${plain.slice(0, 117)}…` : plain
}
