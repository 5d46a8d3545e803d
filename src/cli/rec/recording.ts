import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, relative } from 'node:path'
import { redactionRulesFile } from '../../files/home-store.ts'
import { liveWorld } from '../../open/live-world.ts'
import { rootsOf } from '../../open/roots.ts'
import { secretOptionsOf } from '../../open/secrets.ts'
import { checkSpawnOptions } from '../../open/spawn-options.ts'
import { startOf, tapedStart, tapeSession } from '../../open/tape-meta.ts'
import { Recorder } from '../../record/recorder.ts'
import { Questions } from '../../session/questions.ts'
import { Session } from '../../session/session.ts'
import { joined } from './joined.ts'

export interface RecordingFacts {
  command: string
  args: readonly string[]
  /** The tape's file, absolute. */
  path: string
  /** What the tape's folders are relative to. */
  root: string
  cols: number
  rows: number
  env: Readonly<Record<string, string>>
  /** Whether the program gets a HOME of its own, as it does in a spec. */
  ownHome: boolean
  /** Whether a spec names the tape after its test. */
  forSpec: boolean
}

/** A session that is recorded while its user talks to it. */
export interface Recording extends AsyncDisposable {
  session: Session
  recorder: Recorder
}

/** @throws SpawnError when the program cannot be started */
export async function startRecording(facts: RecordingFacts): Promise<Recording> {
  const { command, args, path, root, cols, rows, env } = facts
  const options = { ...checkSpawnOptions({ cols, rows, env }), cwd: process.cwd() }
  const home = facts.ownHome ? await mkdtemp(join(tmpdir(), 'termtape-home-')) : undefined
  const world = await liveWorld(command, args, options, home === undefined ? undefined : async () => home)
  const roots = rootsOf({ project: root, programHome: home })
  const start = tapedStart(startOf(command, args, options), world.recorded, root, roots)
  const questions = new Questions().open()
  const recorder = new Recorder(await world.start(), {
    path,
    roots,
    meta: { ...start, tag: null, latency: 0, errorRate: 0, seed: 0 },
    session: tapeSession(null, facts.forSpec),
    questions,
    // Nothing was asked: its user looked at the screen.
    askAgain: async () => {},
    retold: joined,
    warn: (message) => process.stderr.write(`termtape: ${message.replace(path, relative('.', path))}\n`),
    ...(await secretOptionsOf({ env }, { root, rulesFile: redactionRulesFile() })),
  })
  const session = new Session(recorder.transport, {
    id: randomUUID(),
    name: basename(command),
    command,
    args,
    cols,
    rows,
    encoding: 'utf-8',
    tape: recorder,
    questions,
  })
  return {
    session,
    recorder,
    async [Symbol.asyncDispose]() {
      await session.close()
      if (home !== undefined) await rm(home, { recursive: true, force: true })
    },
  }
}
