import type { Table } from './frame/table.ts'
import { tapeCommands } from './tapes/commands.ts'

/** Every command of `termtape`: what is said of it, and how it is loaded. None is loaded before it is asked for. */
export const commands: Table = {
  rec: {
    does: 'talk to a program, record it on a tape, and write a spec of it',
    load: async () => (await import('./rec.ts')).recCommand,
  },
  play: {
    does: 'be the program of a tape, or watch it',
    load: async () => (await import('./play.ts')).playCommand,
  },
  proxy: {
    does: 'answer from a tape, and from the program where it ends',
    load: async () => (await import('./proxy.ts')).proxyCommand,
  },
  open: {
    does: 'open a session that lives on, or find it, and print its id',
    load: async () => (await import('./open.ts')).openCommand,
  },
  attach: {
    does: 'talk to a session; Ctrl+] leaves it',
    load: async () => (await import('./attach.ts')).attachCommand,
  },
  send: {
    does: 'type a line, or keys, and print what is answered',
    load: async () => (await import('./send.ts')).sendCommand,
  },
  list: {
    does: 'show the sessions of all processes',
    load: async () => (await import('./list.ts')).listCommand,
  },
  status: {
    does: 'sum up, or tell all about one session',
    load: async () => (await import('./status.ts')).statusCommand,
  },
  close: {
    does: 'end sessions and all that their programs started',
    load: async () => (await import('./close.ts')).closeCommand,
  },
  cleanup: {
    does: 'close what ended or is idle, remove what it left',
    load: async () => (await import('./cleanup.ts')).cleanupCommand,
  },
  run: {
    does: 'run a program in a terminal and print its output',
    load: async () => (await import('./run.ts')).runCommand,
  },
  fuzz: {
    does: 'look for faults in a program, or repeat one',
    load: async () => (await import('./fuzz.ts')).fuzzCommand,
  },
  serve: {
    does: 'hold the sessions; started by itself when it is needed',
    load: async () => (await import('./serve.ts')).serveCommand,
  },
  stop: {
    does: 'end what serve holds, and itself',
    load: async () => (await import('./stop.ts')).stopCommand,
  },
  view: {
    does: 'write a page that plays tapes in a browser',
    load: async () => (await import('./view.ts')).viewCommand,
  },
  tapes: {
    does: 'look after tapes: show, compare, verify, mask, convert',
    commands: tapeCommands,
  },
  completion: {
    does: 'print the completion script of a shell',
    load: async (all) => (await import('./completion.ts')).completionCommand(all),
  },
}
