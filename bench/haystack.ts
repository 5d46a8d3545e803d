/** What is looked for: it shares its beginning with every line, so that no search can skip through. */
export const needle = 'reading 999: none'

const line = 'reading 99: pressure 1013.2 hPa, humidity 41 %, wind north-west\r\n'

/** So many bytes of lines, none of which holds the needle. */
export function haystack(bytes: number, text: string): Buffer {
  const one = Buffer.from(text === 'utf8' ? line.replace('humidity', 'Luftfeuchte – trocken –') : line)
  return Buffer.alloc(bytes, one)
}
