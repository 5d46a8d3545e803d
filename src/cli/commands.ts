import type { Table } from './frame/table.ts'
import { configCommands } from './config/commands.ts'
import { healthCommands } from './health/commands.ts'
import { secretCommands } from './secret/commands.ts'
import { storeCommands } from './store/commands.ts'
import { tapeCommands } from './tapes/commands.ts'

/** Every command of `termtape`: what is said of it, and how it is loaded. None is loaded before it is asked for. */
export const commands: Table = {
  rec: {
    does: 'talk to a program, record it on a tape, and write a spec of it',
    load: async () => (await import('./rec.ts')).recCommand,
  },
  play: {
    does: 'act as the program of a tape, or watch it',
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
    does: 'summarise all sessions, or show one in detail',
    load: async () => (await import('./status.ts')).statusCommand,
  },
  close: {
    does: 'end sessions and all that their programs started',
    load: async () => (await import('./close.ts')).closeCommand,
  },
  cleanup: {
    does: 'close ended and idle sessions, and remove what they left',
    load: async () => (await import('./cleanup.ts')).cleanupCommand,
  },
  run: {
    does: 'run a program in a terminal and print its output',
    load: async () => (await import('./run.ts')).runCommand,
  },
  parallel: {
    does: 'run several commands side by side',
    load: async () => (await import('./parallel.ts')).parallelCommand,
  },
  menu: {
    does: 'choose a session from a list and talk to it',
    load: async () => (await import('./menu.ts')).menuCommand,
  },
  config: { does: 'manage saved program configurations', commands: configCommands },
  probe: {
    does: 'take a short look at a program',
    load: async () => (await import('./probe.ts')).probeCommand,
  },
  investigate: {
    does: 'find out what an unknown program can do',
    load: async () => (await import('./investigate.ts')).investigateCommand,
  },
  learn: {
    does: 'find out about a program from what you do with it',
    load: async () => (await import('./learn.ts')).learnCommand,
  },
  test: {
    does: 'test an unknown program',
    load: async () => (await import('./test.ts')).testCommand,
  },
  scaffold: {
    does: 'write a first spec of a program',
    load: async () => (await import('./scaffold.ts')).scaffoldCommand,
  },
  fuzz: {
    does: 'look for faults in a program, or repeat one',
    load: async () => (await import('./fuzz.ts')).fuzzCommand,
  },
  serve: {
    does: 'hold the sessions; starts by itself when needed',
    load: async () => (await import('./serve.ts')).serveCommand,
  },
  stop: {
    does: 'end serve and all its sessions',
    load: async () => (await import('./stop.ts')).stopCommand,
  },
  view: {
    does: 'write a page that plays tapes in a browser',
    load: async () => (await import('./view.ts')).viewCommand,
  },
  tapes: {
    does: 'manage tapes: show, compare, verify, mask, convert',
    commands: tapeCommands,
  },
  store: { does: 'manage the sessions of a Claude store', commands: storeCommands },
  health: { does: 'manage a session-health store', commands: healthCommands },
  secret: { does: 'create and check Secret manifests', commands: secretCommands },
  init: {
    does: 'set a project up: plugin, example, .gitattributes',
    load: async () => (await import('./init.ts')).initCommand,
  },
  completion: {
    does: 'print the completion script of a shell',
    load: async (all) => (await import('./completion.ts')).completionCommand(all),
  },
}
