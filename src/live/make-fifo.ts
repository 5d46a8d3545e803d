import { spawn } from 'node:child_process'
import { SpawnError } from '../errors.ts'

/** Makes a named pipe that only its owner may use. Node cannot, so the system's `mkfifo` does; it fails if the file is there. */
export function makeFifo(path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const mkfifo = spawn('mkfifo', ['-m', '600', '--', path], { stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    mkfifo.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
    const failed = (cause?: Error): void =>
      reject(new SpawnError('mkfifo', 'failed', `Could not create a named pipe. ${said.trim()}`, { cause }))
    mkfifo.on('error', failed)
    mkfifo.on('close', (code) => (code === 0 ? resolve() : failed()))
  })
}
