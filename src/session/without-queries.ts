import { QueryScan } from '../screen/query-scan.ts'

/**
 * Output without the questions a program asked its terminal. They were answered when it came; shown to another terminal
 * later, that one would answer too.
 */
export function withoutQueries(output: string): string {
  return output.replace(sequence, (found) =>
    new QueryScan().scan(Buffer.from(found)).length > 0 ? '' : found,
  )
}

// ENQ alone; CSI; OSC and DCS up to their terminator.
const sequence =
  /\u0005|\u001b(?:\[[\u0020-\u003f]*[\u0040-\u007e]|[\]P][^\u0007\u001b]*(?:\u0007|\u001b\\))/g
