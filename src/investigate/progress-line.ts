/** One line on a terminal that says what is being done; nothing on CI, in a pipe, or where the caller listens. */
export function progressLine(
  title: string,
  listener?: (words: string) => void,
): { say: (words: string) => void; end: () => void } {
  if (listener !== undefined) return { say: listener, end: () => {} }
  const { CI } = process.env
  if (!process.stderr.isTTY || (CI !== undefined && CI !== '' && CI !== 'false' && CI !== '0'))
    return { say: () => {}, end: () => {} }
  const width = process.stderr.columns > 0 ? process.stderr.columns : 80
  const line = (text: string): void => void process.stderr.write(`\r\u001b[K${text.slice(0, width - 1)}`)
  return {
    say: (words) => line(`${title}: ${words.replace(/[\u0000-\u001f\u007f]/g, ' ')}`),
    end: () => line(''),
  }
}
