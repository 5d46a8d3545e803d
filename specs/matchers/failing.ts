/** The error an assertion fails with. */
export async function failureOf(assertion: () => unknown): Promise<Error> {
  try {
    await assertion()
  } catch (error) {
    if (error instanceof Error) return error
    throw error
  }
  throw new Error('the assertion held')
}

/** What an assertion fails with, as a person reads it; only how many milliseconds it took is chance, and left out. */
export async function messageOf(assertion: () => unknown): Promise<string> {
  return timeless((await failureOf(assertion)).message)
}

/** A message without how many milliseconds it took. */
export function timeless(message: string): string {
  return message.replace(/^(Waited: +)\d[\d ]* ms/m, '$1N ms')
}

/** The first line of a stack that is neither Vitest's nor chai's: where Vitest points. */
export function placeOf(error: Error): string | undefined {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => /^ +at /.test(line) && !line.includes('/node_modules/'))
    .map((line) => /([^/]+\.ts):\d+:\d+/.exec(line)?.[1])[0]
}
