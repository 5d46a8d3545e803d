import { closeSync, openSync, readSync } from 'node:fs'
import { type KernelLook, lookAt, readOf } from './kernel-look.ts'

/**
 * Looks at one program again and again, as `lookAt` does, with its files of /proc held open: opening them is most of what
 * a look costs. A program that ended is `gone`, whoever has its id by now.
 */
export class KernelWatch {
  readonly #leader: number
  readonly #path: string
  readonly #files = new Map<string, number>()
  #closed = false

  /** @param path of the program's end of the terminal */
  constructor(leader: number, path: string) {
    this.#leader = leader
    this.#path = path
  }

  look(): KernelLook {
    return lookAt(this.#leader, this.#path, (pid, name) =>
      pid === this.#leader ? this.#read(name) : readOf(pid, name),
    )
  }

  close(): void {
    this.#closed = true
    for (const file of this.#files.values()) closeSync(file)
    this.#files.clear()
  }

  #read(name: string): string {
    if (this.#closed) return ''
    try {
      let file = this.#files.get(name)
      if (file === undefined) {
        file = openSync(`/proc/${this.#leader}/${name}`, 'r')
        this.#files.set(name, file)
      }
      return room.toString('latin1', 0, readSync(file, room, 0, room.length, 0))
    } catch {
      return ''
    }
  }
}

const room = Buffer.allocUnsafe(4_096)
