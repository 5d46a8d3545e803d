import { OptionError } from '../../errors.ts'
import { idCharsMax } from '../../limits.ts'
import { isReserved } from '../../tape/slug.ts'

/**
 * A name that becomes a file's: letters, digits, `.`, `_` and `-`, beginning with a letter or a digit. So it cannot leave
 * its folder, nor mean something else than a file, on any platform.
 *
 * @throws OptionError that shows the bad name
 */
export function checkId(option: string, id: string): string {
  if (typeof id === 'string' && isPlainId(id)) return id
  throw new OptionError(
    option,
    id,
    `1 to ${idCharsMax} letters, digits, ".", "_" and "-", the first a letter or a digit`,
  )
}

/** Whether {@link checkId} takes it. */
export function isPlainId(id: string): boolean {
  return (
    id.length <= idCharsMax &&
    /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?$/.test(id) &&
    !isReserved(id) &&
    // Helper files of a lock or a rewrite are told by these.
    !id.endsWith('.lock')
  )
}
