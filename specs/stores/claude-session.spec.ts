import { beforeEach, describe, expect, it } from 'vitest'
import { OptionError, SessionInactiveError } from '../../src/errors.ts'
import { hostileSessionIds } from '../../src/stores/builders/damage-claude-store.ts'
import { ClaudeSession } from '../../src/stores/session-manager/claude-session.ts'

const noon = Date.parse('2026-10-01T12:00:00.000Z')
let time: number
const clock = (): number => time

beforeEach(() => {
  time = noon
})

describe('ClaudeSession', () => {
  it('has the id it was given, and default timeout', () => {
    const session = new ClaudeSession('abc123')
    expect([session.sessionId, session.timeoutSeconds, session.status]).toEqual(['abc123', 3600, 'active'])
  })

  it('tracks when it was made and when something last happened', () => {
    const session = new ClaudeSession('a', { clock })
    time += 5_000
    session.recordActivity('user_input', { message: 'Hello' })
    expect(session.createdAt).toEqual(new Date(noon))
    expect(session.lastActivity).toEqual(new Date(noon + 5_000))
    expect(session.activityLog).toEqual([
      { action: 'user_input', timestamp: '2026-10-01T12:00:05.000Z', details: { message: 'Hello' } },
    ])
  })

  it('times out exactly at its timeout, and not before', () => {
    const session = new ClaudeSession('a', { clock, timeoutSeconds: 10 })
    time += 9_999
    expect(session.isActive()).toBe(true)
    time += 1
    expect(session.isActive()).toBe(false)
  })

  it('begins its timeout anew with every activity', () => {
    const session = new ClaudeSession('a', { clock, timeoutSeconds: 10 })
    time += 9_000
    session.recordActivity('x')
    time += 9_000
    expect(session.isActive()).toBe(true)
  })

  it('is active, paused, active again and ended', () => {
    const session = new ClaudeSession('a', { clock })
    session.pause()
    expect([session.status, session.isActive()]).toEqual(['paused', false])
    session.resume()
    expect(session.isActive()).toBe(true)
    session.end()
    expect([session.status, session.isActive()]).toEqual(['ended', false])
    session.resume()
    expect(session.status).toBe('ended')
  })

  it('gives and takes metadata', () => {
    const session = new ClaudeSession('a')
    expect(session.getMetadata('user')).toBeUndefined()
    expect(session.getMetadata('user', 'nobody')).toBe('nobody')
    session.setMetadata('user', 'somebody')
    session.setMetadata('__proto__', { polluted: true })
    expect(session.getMetadata('user', 'nobody')).toBe('somebody')
    expect(session.getMetadata('constructor')).toBeUndefined()
    expect(Object.keys(session.toJSON().metadata)).toEqual(['user', '__proto__'])
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })

  it('records nothing once it is over', () => {
    const session = new ClaudeSession('a', { clock, timeoutSeconds: 1 })
    time += 1_000
    expect(() => session.recordActivity('x')).toThrow(SessionInactiveError)
    expect(() => session.recordActivity('x')).toThrow(/has timed out/)
    const ended = new ClaudeSession('b')
    ended.end()
    expect(() => ended.recordActivity('x')).toThrow(/is ended/)
  })

  it.each(hostileSessionIds)('refuses the id %j', (id) => {
    expect(() => new ClaudeSession(id)).toThrow(OptionError)
  })

  it.each([0, -1, 1.5, Number.NaN, Infinity])('refuses the timeout %j', (timeoutSeconds) => {
    expect(() => new ClaudeSession('a', { timeoutSeconds })).toThrow(OptionError)
  })

  it('keeps its log in order when the clock is set back', () => {
    const session = new ClaudeSession('a', { clock })
    session.recordActivity('x')
    time -= 60_000
    session.recordActivity('y')
    expect(session.activityLog.map((each) => each.timestamp)).toEqual(
      Array(2).fill('2026-10-01T12:00:00.000Z'),
    )
  })
})
