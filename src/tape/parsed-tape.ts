import type { Problem } from '../errors.ts'
import type { Comment } from './comments.ts'
import type { Tape } from './tape.ts'

export interface ParseOptions {
  /** Drops unknown fields with a warning, where a strict reader (the default) refuses them. */
  lax?: boolean
}

/** A whole tape or a list of what is wrong; never half of each. */
export type ParsedTape =
  | { ok: true; tape: Tape; /** To be handed to `printTape`. */ comments: Comment[]; warnings: Problem[] }
  | { ok: false; problems: Problem[] }
