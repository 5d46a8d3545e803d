export * from './errors.ts'
export { FallbackMode, RecordMode, type UpdatePolicy } from './control/modes.ts'
export { spawn } from './control/spawn.ts'
export type { RedactOptions, SpawnOptions } from './control/spawn-options.ts'
export { type Drift, type DriftReport, verify, type VerifyOptions } from './control/verify.ts'
export type { Cell, Color, Style } from './screen/cell.ts'
export type { FindOptions } from './screen/find.ts'
export type { Modes } from './screen/modes.ts'
export {
  encodeMouse,
  type MouseAction,
  type MouseAt,
  type MouseButton,
  type MouseModifiers,
} from './screen/mouse.ts'
export type { Cursor, Picture } from './screen/picture.ts'
export { Screen, type ScreenOptions } from './screen/screen.ts'
export type { Box, Region } from './screen/view.ts'
export type { PastExpect } from './session/history.ts'
export { EOF, type Match, type Pattern, TIMEOUT } from './session/pattern.ts'
export { type ExpectOptions, Session } from './session/session.ts'
export type { TapeUse } from './session/tape-use.ts'
export { parseTape, type ParsedTape } from './tape/parse-tape.ts'
export { printTape } from './tape/print-tape.ts'
export type { Chunk, Exchange, Tape, TapeInput, TapeMeta, TapeSession } from './tape/tape.ts'
export { readTape, type ReadTape } from './tape/tape-file.ts'
