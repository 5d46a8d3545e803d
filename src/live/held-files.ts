import { readdirSync, readlinkSync } from 'node:fs'

/** What a process holds open that is no file with a name: its pipes and terminals, as the kernel calls them. */
export function heldBy(pid: number): ReadonlySet<string> {
  return new Set(linksIn(`/proc/${pid}/fd`).filter((link) => /^(?:pipe|socket):\[|^\/dev\/pts\//.test(link)))
}

/** The standard streams of a process that was just started on pipes of its own. */
export function streamsOf(pid: number): string[] {
  return ['0', '1', '2']
    .flatMap((fd) => linkOf(`/proc/${pid}/fd/${fd}`))
    .filter((link) => /^(?:pipe|socket):\[/.test(link))
}

function linksIn(folder: string): string[] {
  try {
    return readdirSync(folder).flatMap((fd) => linkOf(`${folder}/${fd}`))
  } catch {
    // It ended since it was listed, or belongs to somebody else.
    return []
  }
}

function linkOf(path: string): string[] {
  try {
    return [readlinkSync(path)]
  } catch {
    return []
  }
}
