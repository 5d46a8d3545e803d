import { QueryScan } from '../screen/query-scan.ts'
import { replaceSequences } from '../text/sequences.ts'

/**
 * Output without the questions a program asked its terminal. They were answered when it came; shown to another terminal
 * later, that one would answer too.
 */
export function withoutQueries(output: string): string {
  // ENQ is a question without an escape.
  return replaceSequences(output, ({ text }) => (asks(text) ? '' : text)).replaceAll('\u0005', '')
}

function asks(sequence: string): boolean {
  return new QueryScan().scan(Buffer.from(sequence)).length > 0
}
