import { spawn } from 'node:child_process'
import { chmod, mkdtemp, rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { bundle } from './bundle.ts'

const root = resolve(import.meta.dirname, '../..')

/** Builds `dist` beside the old one and puts it in its place. */
export async function build(): Promise<void> {
  const fresh = await mkdtemp(join(root, 'dist-'))
  try {
    await Promise.all([bundle(root, fresh), types(fresh)])
    await chmod(join(fresh, 'src/cli/main.js'), 0o755)
    const old = `${fresh}-old`
    await rename(join(root, 'dist'), old).catch(() => {})
    await rename(fresh, join(root, 'dist'))
    await rm(old, { recursive: true, force: true })
  } finally {
    await rm(fresh, { recursive: true, force: true })
  }
}

function types(folder: string): Promise<void> {
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const args = [tsc, '-p', 'tsconfig.build.json', '--outDir', folder]
  const compiler = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' })
  return new Promise((settle, reject) => {
    compiler.on('error', reject)
    compiler.on('exit', (code) => (code === 0 ? settle() : reject(new Error('tsc found mistakes'))))
  })
}
