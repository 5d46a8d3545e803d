import type { Session } from '../../../src/session/session.ts'

/** How a spec may type a line. */
export const ways: Record<string, (session: Session, text: string) => Promise<void>> = {
  sendLine: (session, text) => session.sendLine(text),
  'sendLine, secret': (session, text) => session.sendLine(text, { secret: true }),
  'waitNoEcho, sendLine': async (session, text) => {
    await session.waitNoEcho()
    await session.sendLine(text)
  },
  'type, Enter': async (session, text) => {
    await session.type(text)
    await session.press('Enter')
  },
  'type, secret, Enter': async (session, text) => {
    await session.type(text, { secret: true })
    await session.press('Enter')
  },
  'waitNoEcho, type, Enter': async (session, text) => {
    await session.waitNoEcho()
    await session.type(text)
    await session.press('Enter')
  },
  'type with a line break': (session, text) => session.type(`${text}\n`),
  'press all': (session, text) => session.press(...keysOf(text), 'Enter'),
  'press each': async (session, text) => {
    for (const key of [...keysOf(text), 'Enter']) await session.press(key)
  },
  'paste, Enter': async (session, text) => {
    await session.paste(text)
    await session.press('Enter')
  },
  'send, send': async (session, text) => {
    await session.send(text)
    await session.send('\r')
  },
  'send as one': (session, text) => session.send(`${text}\r`),
  corrected: async (session, text) => {
    await session.type(`${text}X`)
    await session.press('Backspace')
    await session.press('Enter')
  },
  halves: async (session, text) => {
    const half = Math.ceil(text.length / 2)
    await session.type(text.slice(0, half))
    await session.type(text.slice(half))
    await session.press('Enter')
  },
}

function keysOf(text: string): string[] {
  return Array.from(text, (key) => (key === ' ' ? 'Space' : key))
}
