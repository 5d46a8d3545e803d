/** A text on one line, with its control characters named: `\r`, `\n`, `\t`, `ESC`, `^C`. */
export function visible(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, (control) => {
    const named = names[control]
    if (named !== undefined) return named
    const code = control.charCodeAt(0)
    return code < 32 ? `^${String.fromCharCode(code + 64)}` : `\\x${code.toString(16)}`
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
  const longest = Math.min(recorded.length, received.length)
  let front = 0
  while (front < longest && recorded[front] === received[front]) front += 1
  let back = 0
  while (back < longest - front && recorded.at(-1 - back) === received.at(-1 - back)) back += 1
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
