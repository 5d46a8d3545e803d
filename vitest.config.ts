import { availableParallelism } from 'node:os'
import { defineConfig, type ViteUserConfig } from 'vitest/config'
import { consumer, programs, soak } from './specs/projects.ts'

// Specs import the package by its public name; this condition makes that name mean the source.
const conditions = ['termtape-source']

const config: ViteUserConfig = defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    pool: 'forks',
    maxWorkers: availableParallelism(),
    // Real programs on a small machine: generous, and never asserted on.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['specs/**/*.spec.ts'],
          exclude: [...consumer, ...programs, ...soak],
          setupFiles: ['specs/starts-no-process.ts'],
          // Importing zod, the emulator and fast-check anew for each file would take longer than the specs do.
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'programs', include: programs, exclude: [...consumer, ...soak], isolate: false },
      },
      { extends: true, test: { name: 'consumer', include: consumer, exclude: [...soak] } },
      { extends: true, test: { name: 'soak', include: soak } },
    ],
  },
})

export default config
