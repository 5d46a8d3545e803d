import { basename } from 'node:path'
import type { Session } from '../../session/session.ts'
import { spawn } from '../../open/spawn.ts'
import { type ClaudeCommandOptions, storedCall } from './stored-call.ts'

export interface TmuxOptions extends ClaudeCommandOptions {
  /** Name of the tmux server's socket, as `tmux -L` takes it; default the user's own server. */
  socket?: string
}

/**
 * Takes a stored session up again inside tmux, and attaches to it: in the tmux session that is there already, else in a
 * new one with the windows `claude`, `shell` and `logs`. It outlives the session given back, which is one client of it.
 *
 * One call of tmux does it all, so that no other client comes between asking and creating. Needs tmux 3.2.
 */
export async function tmux(idPrefix: string, options: TmuxOptions = {}): Promise<Session> {
  const { socket, ...common } = options
  const call = await storedCall(idPrefix, undefined, common)
  const server = socket === undefined ? [] : ['-L', socket]
  const name = tmuxName(call.options.cwd ?? '', call.id)
  // Named only where the user names it: with the variable set, claude keeps its login and settings elsewhere too.
  const named = call.folderIsNamed ? ['-e', `CLAUDE_CONFIG_DIR=${call.folder}`] : []
  const create = ['new-session', '-A', '-s', name, '-n', 'claude', ...named]
  // A server that tmux starts here must not carry our mark, or closing the session would end it.
  const { withoutTag } = await import('../../live/session-tag.ts')
  return spawn(
    'env',
    [
      ...withoutTag,
      'tmux',
      ...server,
      ...create,
      'claude',
      ...call.args,
      ';',
      'if-shell',
      '-F',
      isNew,
      furtherWindows,
    ],
    { name: 'tmux', ...call.options },
  )
}

/** As tmux will have it: it takes dots and colons for its own. The id tells two sessions of one project apart. */
function tmuxName(cwd: string, id: string): string {
  const project = basename(cwd).replaceAll(/[^A-Za-z0-9_-]/g, '_')
  return ['claude', project, id.slice(0, 8)].filter((part) => part !== '').join('-')
}

const isNew = '#{==:#{session_windows},1}'

// Nothing of the caller's stands in this text: tmux and a shell would read it as their own.
const furtherWindows = [
  'new-window -d -n shell',
  `new-window -d -n logs 'while :; do clear; tail -n 20 "\${CLAUDE_CONFIG_DIR:-$HOME/.claude}"/debug/*; sleep 2; done'`,
].join(' ; ')
