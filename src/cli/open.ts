import { parseArgs } from 'node:util'
import { connectHost } from '../control/host/connect.ts'
import { beforeDashes, behindDashes } from './dashes.ts'
import { amount, durationMs } from './numbers.ts'
import { UsageError } from './usage-error.ts'

/** `termtape open`: a session in the host, which lives on when this command is over. */
export async function openCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: beforeDashes(args),
    allowPositionals: true,
    options: {
      cwd: { type: 'string' },
      env: { type: 'string', multiple: true },
      cols: { type: 'string' },
      rows: { type: 'string' },
      idle: { type: 'string' },
      'max-runtime': { type: 'string' },
      stream: { type: 'boolean' },
      new: { type: 'boolean' },
      json: { type: 'boolean' },
    },
  })
  const [command, ...rest] = behindDashes(args)
  const [sessionId, ...more] = positionals
  if (command === undefined || more.length > 0)
    throw new UsageError('The program comes behind --, e.g. termtape open notes -- python3 -i')
  using host = await connectHost()
  const summary = await host.open(command, {
    args: rest,
    ...present({
      sessionId,
      cwd: values.cwd,
      cols: amount('--cols', values.cols, 'characters'),
      rows: amount('--rows', values.rows, 'lines'),
      idleTimeoutMs: durationMs('--idle', values.idle),
      maxRuntimeMs: durationMs('--max-runtime', values['max-runtime']),
      stream: values.stream,
      reuse: values.new === true ? false : undefined,
      env: values.env === undefined ? undefined : variables(values.env),
    }),
  })
  process.stdout.write(`${values.json === true ? JSON.stringify(summary) : summary.id}\n`)
  return 0
}

function variables(given: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    given.map((each) => {
      const at = each.indexOf('=')
      if (at < 1) throw new UsageError('--env takes a variable and its value, e.g. --env LANG=C')
      return [each.slice(0, at), each.slice(at + 1)] as const
    }),
  )
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

function present<T extends object>(given: T): Present<T>
function present(given: object): object {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}
