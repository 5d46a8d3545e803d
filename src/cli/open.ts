import { connectHost } from '../control/host/connect.ts'
import { command, type Command, env, json } from './frame/command.ts'
import { amount, durationMs } from './frame/numbers.ts'
import { present } from './frame/present.ts'
import { say, sayJson } from './frame/say.ts'
import { UsageError } from './frame/usage-error.ts'
import { noMore, pairs } from './frame/words.ts'

/** `termtape open`: a session in the host, which lives on when this command is over. */
export const openCommand: Command = command({
  usage: '[ID] [options] -- PROGRAM [ARGUMENT…]',
  about: `Open a session that lives on, or find it, and print its id. Without an id, a live session of the same program,
arguments, folder and environment is found again.`,
  options: {
    cwd: { type: 'string', value: 'FOLDER', does: 'where the program runs', default: 'the current folder' },
    env,
    cols: { type: 'string', value: 'N', does: 'width of the terminal', default: '80' },
    rows: { type: 'string', value: 'N', does: 'height of the terminal', default: '24' },
    idle: {
      type: 'string',
      value: 'SECONDS',
      does: 'close it after this long without input or output; none for no limit',
      default: '300',
    },
    'max-runtime': {
      type: 'string',
      value: 'SECONDS',
      does: 'close it after this long; none for no limit',
      default: '3600',
    },
    stream: { type: 'boolean', does: 'write a named pipe of what happens' },
    new: { type: 'boolean', does: 'open a new session, even if one could be found again' },
    json,
  },
  examples: ['termtape open notes -- python3 -i'],
  completes: 'nothing',
  async run({ values, positionals, behind }) {
    const [program, ...args] = behind
    const [sessionId, ...more] = positionals
    if (program === undefined)
      throw new UsageError(
        'Missing program.',
        'Put the program after `--`: termtape open notes -- python3 -i',
      )
    noMore(more)
    const limits = {
      cols: amount('--cols', values.cols, 'characters'),
      rows: amount('--rows', values.rows, 'lines'),
      idleTimeoutMs: durationMs('--idle', values.idle),
      maxRuntimeMs: durationMs('--max-runtime', values['max-runtime']),
      env: values.env === undefined ? undefined : pairs('--env', values.env),
    }
    using host = await connectHost()
    const { cwd, stream } = values
    const reuse = values.new === true ? false : undefined
    const summary = await host.open(program, {
      args,
      ...present({ sessionId, cwd, stream, reuse, ...limits }),
    })
    if (values.json === true) sayJson(summary)
    else say(summary.id)
    return 0
  },
})
