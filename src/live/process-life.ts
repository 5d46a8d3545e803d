import { isError } from '../errors.ts'
import { processAt } from './process-table.ts'

/** A process by its id and the moment it began, in clock ticks since boot: ids are used again. 0 where that is not known. */
export interface Life {
  pid: number
  began: number
}

export function lifeOf(pid: number): Life {
  return { pid, began: processAt(pid)?.began ?? 0 }
}

/** Whether it is this process that runs under the id. A zombie does not run. */
export function lives({ pid, began }: Life): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (!(isError(error) && 'code' in error && error.code === 'EPERM')) return false
  }
  // Without /proc the id is all there is.
  if (processAt(process.pid) === undefined) return true
  const found = processAt(pid)
  return found !== undefined && (began === 0 || found.began === began)
}
