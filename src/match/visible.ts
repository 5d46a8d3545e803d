import { sharedEnds } from '../text/difference.ts'
import { printable } from '../text/printable.ts'

/** A text on one line, with its control characters named: `\r`, `\n`, `\t`, `ESC`, `^C`. */
export function visible(text: string): string {
  return printable(text, (unsafe) => {
    const code = unsafe.charCodeAt(0)
    return names[unsafe] ?? (code < 32 ? `^${String.fromCharCode(code + 64)}` : printable(unsafe))
  })
}

const names: Readonly<Record<string, string>> = {
  '\r': String.raw`\r`,
  '\n': String.raw`\n`,
  '\t': String.raw`\t`,
  '\u001b': 'ESC',
  '\u007f': 'DEL',
}

/**
 * Two texts in one line: what they share, `[-recorded-]` and `{+received+}`. Long shared parts are cut to what lies near the
 * difference.
 */
export function lineDiff(recorded: string, received: string): string {
  if (recorded === received) return visible(recorded)
  const { front, back } = sharedEnds(recorded, received)
  const shared = recorded.slice(0, front)
  const end = back === 0 ? '' : recorded.slice(-back)
  const gone = recorded.slice(front, recorded.length - back)
  const came = received.slice(front, received.length - back)
  return [
    shared.length > contextChars ? `…${visible(shared.slice(-contextChars))}` : visible(shared),
    gone === '' ? '' : `[-${visible(short(gone))}-]`,
    came === '' ? '' : `{+${visible(short(came))}+}`,
    end.length > contextChars ? `${visible(end.slice(0, contextChars))}…` : visible(end),
  ].join('')
}

const contextChars = 40

function short(text: string): string {
  return text.length > contextChars * 2 ? `${text.slice(0, contextChars * 2)}…` : text
}
