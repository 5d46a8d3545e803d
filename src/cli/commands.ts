/** A command of `termtape`: what is said of it, and how it is loaded. Gives the exit code. */
export interface Command {
  /** What stands behind `termtape` and the command's name. */
  usage: string
  does: string
  load: () => Promise<(args: readonly string[]) => Promise<number>>
}

export const commands: Readonly<Record<string, Command>> = {
  open: {
    usage: '[ID] [options] -- PROGRAM [ARGUMENT…]',
    does: 'open a session that lives on, or find it, and print its id',
    load: async () => (await import('./open.ts')).openCommand,
  },
  attach: {
    usage: 'ID',
    does: 'talk to a session; Ctrl+] leaves it',
    load: async () => (await import('./attach.ts')).attachCommand,
  },
  send: {
    usage: 'ID [TEXT] [--raw] [--key NAME]… [--expect TEXT] [--timeout SECONDS]',
    does: 'type a line, or keys, and print what is answered',
    load: async () => (await import('./send.ts')).sendCommand,
  },
  list: {
    usage: '[--active] [--json]',
    does: 'show the sessions of all processes',
    load: async () => (await import('./list.ts')).listCommand,
  },
  status: {
    usage: '[ID] [--json]',
    does: 'sum up, or tell all about one session',
    load: async () => (await import('./status.ts')).statusCommand,
  },
  close: {
    usage: 'ID… [--force]',
    does: 'end sessions and all that their programs started',
    load: async () => (await import('./close.ts')).closeCommand,
  },
  cleanup: {
    usage: '[--max-age MINUTES] [--force] [--json]',
    does: 'close what ended or is idle, remove what it left',
    load: async () => (await import('./cleanup.ts')).cleanupCommand,
  },
  run: {
    usage: '[--timeout SECONDS] [--json] -- PROGRAM [ARGUMENT…]',
    does: 'run a program in a terminal and print its output',
    load: async () => (await import('./run.ts')).runCommand,
  },
  fuzz: {
    usage:
      '[--seconds N] [--sessions N] [--seed N] [--lanes N] [--unguided] [--spec] [--log FILE] [--json] [--steps STEPS --pacing PACE --runs N] -- PROGRAM [ARGUMENT…]',
    does: 'look for faults in a program, or repeat one',
    load: async () => (await import('./fuzz.ts')).fuzzCommand,
  },
  serve: {
    usage: '[--idle SECONDS]',
    does: 'hold the sessions; started by itself when it is needed',
    load: async () => (await import('./serve.ts')).serveCommand,
  },
  stop: {
    usage: '',
    does: 'end what serve holds, and itself',
    load: async () => (await import('./stop.ts')).stopCommand,
  },
}
