import { termtape } from 'termtape/plugin'
import { defineConfig } from 'vitest/config'

// A recording starts Node and waits for it, which may take long on a busy machine; a replay does not.
export default defineConfig({ plugins: [termtape()], test: { testTimeout: 30_000 } })
