import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { spawn, type Session } from 'termtape'
import { learnFromInteraction } from 'termtape/investigate'

const modes = [resolve(import.meta.dirname, '../programs/modes.sh')]

async function driven(session: Session): Promise<void> {
  await session.expectExact('router> ')
  for (const [line, prompt] of [
    ['help', 'router> '],
    ['show', 'router> '],
    ['nonsense', 'router> '],
    ['configure', 'router(config)> '],
    ['interface eth0', 'router(config-if)> '],
    ['exit', 'router(config)> '],
    ['exit', 'router> '],
  ] as const) {
    await session.sendLine(line)
    await session.expectExact(prompt)
  }
  await session.sendLine('quit')
  await session.expectEof()
}

it('what somebody types teaches states, commands, errors, help and the way out', async () => {
  await using session = await spawn('sh', modes)
  await driven(session)
  const report = learnFromInteraction(session)
  expect(report.toJSON()).toMatchObject({
    program: 'sh',
    args: modes,
    prompts: ['router> ', 'router(config)> ', 'router(config-if)> '],
    help_commands: ['help'],
    exit_commands: ['quit'],
    error_messages: ['Unknown command: nonsense'],
  })
  expect(report.commands['show']).toMatchObject({ description: 'Show the settings', tested: true })
  expect(report.commands['tidy']).toMatchObject({ description: 'Delete all data', tested: false })
  expect(report.commands).not.toHaveProperty('nonsense')
  const [main, config, inner] = report.states
  expect(main?.transitions).toEqual({ s2: 'configure' })
  expect(config?.transitions).toEqual({ s3: 'interface eth0', s1: 'exit' })
  expect(inner?.transitions).toEqual({ s2: 'exit' })
  expect(report.toMermaid()).toContain('s1 --> s2 : configure')
})

it('a replayed session teaches the same', async () => {
  const tapes = mkdtempSync(join(tmpdir(), 'termtape-learn-'))
  const learned = []
  for (const record of ['NEW', 'DISABLED'] as const) {
    const session = await spawn('sh', modes, { tapes, tapeName: 'lesson', record })
    await driven(session)
    const {
      id: _id,
      started_at: _started,
      completed_at: _completed,
      ...rest
    } = learnFromInteraction(session).toJSON()
    learned.push({ ...rest, states: rest.states.map((state) => ({ ...state, report_id: '' })) })
    await session.close()
  }
  expect(learned[1]).toEqual(learned[0])
})

it('a secret that is typed teaches nothing', async () => {
  await using session = await spawn('sh', modes)
  await session.expectExact('router> ')
  await session.sendLine('hunter2-hunter2', { secret: true })
  await session.expectExact('router> ')
  expect(JSON.stringify(learnFromInteraction(session).commands)).not.toContain('hunter2')
})

it('a session nobody has typed in yet teaches its prompt', async () => {
  await using session = await spawn('sh', modes)
  await session.expectExact('router> ')
  const report = learnFromInteraction(session)
  expect(report.prompts).toEqual(['router> '])
  expect(report.states).toHaveLength(1)
})
