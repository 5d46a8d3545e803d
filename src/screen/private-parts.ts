import type { Terminal } from '@xterm/headless'

/** The two parts of xterm.js that are not public and that we reach into; undefined where a version has them no more. */
export function privateParts(terminal: Terminal): { core: object; handler: object } | undefined {
  const core: unknown = Reflect.get(terminal, '_core')
  const handler: unknown = isObject(core) ? Reflect.get(core, '_inputHandler') : undefined
  return isObject(core) && isObject(handler) ? { core, handler } : undefined
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
