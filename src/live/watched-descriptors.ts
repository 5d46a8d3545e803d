import { closeSync, openSync, readFileSync, readSync } from 'node:fs'

/** Descriptors of a `struct pollfd[]` that are asked for input. Source: poll(2). */
export function polled(pid: number, address: number, count: number): number[] {
  const memory = memoryAt(pid, address, Math.min(count, descriptorsMax) * pollBytes)
  return Array.from({ length: Math.floor(memory.length / pollBytes) }, (_, index) => index * pollBytes)
    .filter((at) => (memory.readInt16LE(at + 4) & pollInput) !== 0)
    .map((at) => memory.readInt32LE(at))
}

/** Descriptors in an `fd_set`. Source: select(2). */
export function selected(pid: number, count: number, address: number): number[] {
  const memory = memoryAt(pid, address, Math.ceil(Math.min(count, descriptorsMax) / 8))
  const found: number[] = []
  for (let fd = 0; fd < memory.length * 8; fd++)
    if (((memory[fd >> 3] ?? 0) & (1 << (fd & 7))) !== 0) found.push(fd)
  return found
}

/** Descriptors an epoll instance watches for input. Source: proc_pid_fdinfo(5). */
export function watched(pid: number, epoll: number): number[] {
  const watches = textOf(`/proc/${pid}/fdinfo/${epoll}`).matchAll(/^tfd:\s+(\d+)\s+events:\s+([\da-f]+)/gm)
  return [...watches].flatMap(([, fd, events]) =>
    (Number(`0x${events}`) & pollInput) === 0 ? [] : [Number(fd)],
  )
}

function memoryAt(pid: number, address: number, bytes: number): Buffer {
  if (address === 0 || bytes === 0) return Buffer.alloc(0)
  try {
    const file = openSync(`/proc/${pid}/mem`, 'r')
    try {
      const found = Buffer.alloc(bytes)
      return found.subarray(0, readSync(file, found, 0, bytes, address))
    } finally {
      closeSync(file)
    }
  } catch {
    return Buffer.alloc(0)
  }
}

const pollBytes = 8
const pollInput = 0x1

const descriptorsMax = 1_024

function textOf(path: string): string {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return ''
  }
}
