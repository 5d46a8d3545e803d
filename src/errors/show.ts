import { printable } from '../text/printable.ts'

/** A value as an error may show it: short, on one line, nothing unsafe left alive. */
export function show(value: unknown): string {
  const text =
    typeof value === 'string'
      ? JSON.stringify(value)
      : typeof value === 'function'
        ? 'a function'
        : typeof value === 'object' && value !== null
          ? kindOf(value)
          : String(value)
  const plain = printable(text)
  return plain.length > 120 ? `${plain.slice(0, 117)}…` : plain
}

/** What an object is, and never what it holds: that may be a secret. */
function kindOf(value: object): string {
  const itself: unknown = value
  // In vm pools those of Node have another class.
  const kind = Object.prototype.toString.call(value).slice('[object '.length, -1)
  if (kind === 'Promise') return 'a promise'
  if (['RegExp', 'Error', 'Date', 'Array'].includes(kind)) return String(itself)
  const maker: unknown = Reflect.get(value, 'constructor')
  if (typeof maker === 'function' && maker !== Object && maker.name !== '') return `a ${maker.name}`
  const names = Object.keys(value)
  return names.length === 0 ? 'an empty object' : `an object with ${names.join(', ')}`
}
