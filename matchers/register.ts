import { expect } from 'vitest'
import { View } from '../src/screen/view.ts'
import * as matchers from './index.ts'

expect.extend(matchers)

// Vitest's own snapshots of a screen hold what a person sees, as those of toMatchScreen do.
expect.addSnapshotSerializer({
  test: (value: unknown) => value instanceof View,
  serialize: (view: View, _config: unknown, indentation: string) => view.looks.join(`\n${indentation}`),
})

// Along come the types: Vitest's own `expect` knows the matchers wherever this file is imported.
export type { TermtapeExpect } from './expect.ts'
