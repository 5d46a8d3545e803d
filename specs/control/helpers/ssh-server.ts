import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** An address nobody else listens on, the same on every machine, so that a tape holds on all of them. */
export const address = '127.83.83.83'
export const port = 40_022
export const password = 'let me in 7'
export const passphrase = 'open sesame 7'

const [keygen, openssl, unshare] = ['ssh-keygen', 'openssl', 'unshare'] as const

/** Whether a server can be started here: Debian's openssh-server, and the right to give it users of its own. */
export const canServe: boolean =
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  existsSync('/usr/sbin/sshd') &&
  ['ssh', keygen, openssl].every((name) => spawnSync('which', [name]).status === 0) &&
  spawnSync(unshare, ['--mount', 'true']).status === 0

/** A real `sshd` with its own keys, its own port and a user `guest` that only it knows. */
export class SshServer implements AsyncDisposable {
  /** Holds `host`, `client` (with a passphrase), `plain` (without) and what belongs to them. */
  readonly folder: string
  readonly #server: ReturnType<typeof spawn>

  private constructor(folder: string, server: ReturnType<typeof spawn>) {
    this.folder = folder
    this.#server = server
  }

  static async start(at: number = port): Promise<SshServer> {
    const folder = await mkdtemp(join(tmpdir(), 'termtape-sshd-'))
    // Others look for the keys they may log in with.
    await chmod(folder, 0o755)
    for (const [name, secret] of [
      ['host', ''],
      ['client', passphrase],
      ['plain', ''],
    ] as const)
      execFileSync(keygen, ['-q', '-t', 'ed25519', '-N', secret, '-C', name, '-f', join(folder, name)])
    const keys = ['client', 'plain'].map((name) => join(folder, `${name}.pub`)).join(' ')
    await writeFile(join(folder, 'config'), config(folder, keys, at))
    await writeFile(join(folder, 'passwd'), users)
    const hash = execFileSync(openssl, ['passwd', '-6', password], { encoding: 'utf8' }).trim()
    await writeFile(join(folder, 'shadow'), `root:*:1::::::\nsshd:*:1::::::\nguest:${hash}:1::::::\n`)
    const server = spawn(unshare, ['--mount', 'sh', '-ec', start], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    await new Promise<void>((resolve, reject) => {
      let said = ''
      server.stderr.setEncoding('utf8').on('data', (text: string) => {
        said += text
        if (said.includes('Server listening on')) resolve()
      })
      server.on('exit', () => reject(new Error(`sshd ended: ${said}`)))
    })
    return new SshServer(folder, server)
  }

  /** The fingerprint of the host's key. */
  get fingerprint(): string {
    const line = execFileSync(keygen, ['-l', '-f', join(this.folder, 'host.pub')], { encoding: 'utf8' })
    return line.split(' ')[1] ?? ''
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const over = new Promise((resolve) => this.#server.once('exit', resolve))
    this.#server.kill()
    await over
    await rm(this.folder, { recursive: true })
  }
}

const users = `root:x:0:0:root:/root:/bin/sh
sshd:x:103:65534::/run/sshd:/usr/sbin/nologin
guest:x:12345:12345::/:/bin/sh
`

// Mounts in a name space of its own: no file of the machine is touched.
const start = `mount --bind passwd /etc/passwd
mount --bind shadow /etc/shadow
mount -t tmpfs none /run
mkdir -m 755 /run/sshd
exec /usr/sbin/sshd -D -e -f "$PWD/config"`

function config(folder: string, keys: string, at: number): string {
  return `ListenAddress ${address}
Port ${at}
HostKey ${folder}/host
AuthorizedKeysFile ${keys}
PidFile none
UsePAM no
StrictModes no
PasswordAuthentication yes
KbdInteractiveAuthentication no
PrintMotd no
`
}
