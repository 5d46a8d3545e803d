import { join } from 'node:path'
import { OptionError } from '../errors.ts'
import { isReserved } from './slug.ts'

/**
 * Where a tape is: `<tapesDir>/<program>/<name>.json5`. A name may hold folders, but no step that leads out of
 * `tapesDir`, or means something else than a file, on any platform.
 *
 * @throws OptionError that shows the bad program or name
 */
export function tapePath(tapesDir: string, program: string, name: string): string {
  if (!isPlainStep(program)) throw new OptionError('program', program, 'a plain file name')
  if (!name.split('/').every(isPlainStep))
    throw new OptionError('tapeName', name, 'a relative path of plain file names, joined by /')
  return join(tapesDir, program, name.endsWith('.json5') ? name : `${name}.json5`)
}

/** What file systems take as one name. */
const stepBytesMax = 240

// Windows drops trailing dots and spaces, reads `:` as a stream or a drive, and refuses the other marks.
function isPlainStep(step: string): boolean {
  return (
    step !== '' &&
    !/[\u0000-\u001f\u007f-\u009f\\/:*?"<>|]|[. ]$/.test(step) &&
    !isReserved(step) &&
    Buffer.byteLength(step) <= stepBytesMax
  )
}
