import type { ZodType } from 'zod'

/** One kind of thing termtape knows, and where it is kept. */
export interface Entity {
  /** `file`: JSON of its own. `log`: appended to. `pipe`: a named pipe. `memory`: never on disk. `part`: inside another's file. */
  storage: 'file' | 'log' | 'pipe' | 'memory' | 'part'
  /** `~` is the home store's parent: `CLAUDE_CONTROL_HOME` names another folder instead of `~/.claude-control`. */
  location: string
  /** Loads the schema, and zod with it. */
  schema(): Promise<ZodType>
}

/** Every entity by its name in the data model, with its storage location. Source: the storage contract. */
export const entities: Readonly<Record<string, Entity>> = {
  SESSION: {
    storage: 'file',
    location: '~/.claude-control/sessions/{id}/state.json',
    schema: async () => (await import('./entities/session.ts')).sessionSchema,
  },
  PROGRAM_CONFIG: {
    storage: 'file',
    location: '~/.claude-control/programs/{name}.json',
    schema: async () => (await import('./entities/program-config.ts')).programConfigSchema,
  },
  INVESTIGATION_REPORT: {
    storage: 'file',
    location: '~/.claude-control/investigations/{program}_{timestamp}.json',
    schema: async () => (await import('./entities/investigation-report.ts')).investigationReportSchema,
  },
  PROGRAM_STATE: {
    storage: 'part',
    location: 'INVESTIGATION_REPORT.states',
    schema: async () => (await import('./entities/investigation-report.ts')).programStateSchema,
  },
  TEST_RESULT: {
    storage: 'file',
    location: '~/.claude-control/test-reports/{program}_{timestamp}.json',
    schema: async () => (await import('./entities/test-result.ts')).testReportSchema,
  },
  SESSION_OUTPUT: {
    storage: 'log',
    location: '~/.claude-control/sessions/{id}/output.log',
    schema: async () => (await import('./entities/session-output.ts')).sessionOutputSchema,
  },
  INTERACTION_LOG: {
    storage: 'log',
    location: '~/.claude-control/sessions/{id}/interactions.jsonl',
    schema: async () => (await import('./entities/interaction-log.ts')).interactionSchema,
  },
  NAMED_PIPE: {
    storage: 'pipe',
    location: '/tmp/claudecontrol/{id}.pipe',
    schema: async () => (await import('./entities/named-pipe.ts')).namedPipeSchema,
  },
  COMMAND_CHAIN: {
    storage: 'memory',
    location: '',
    schema: async () => (await import('./entities/command-chain.ts')).commandChainSchema,
  },
  CHAIN_COMMAND: {
    storage: 'part',
    location: 'COMMAND_CHAIN.commands',
    schema: async () => (await import('./entities/command-chain.ts')).chainCommandSchema,
  },
  PATTERN_LIBRARY: {
    storage: 'memory',
    location: '',
    schema: async () => (await import('./entities/pattern-library.ts')).patternLibrarySchema,
  },
  GLOBAL_CONFIG: {
    storage: 'file',
    location: '~/.claude-control/config.json',
    schema: async () => (await import('./entities/global-config.ts')).globalConfigSchema,
  },
  TAPE: {
    storage: 'file',
    location: './tapes/{program}/{name}.json5',
    schema: async () => (await import('../../tape/schema.ts')).tapeSchema,
  },
  EXCHANGE: {
    storage: 'part',
    location: 'TAPE.exchanges',
    schema: async () => (await import('../../tape/schema.ts')).exchangeSchema,
  },
  CHUNK: {
    storage: 'part',
    location: 'TAPE.exchanges[].output.chunks',
    schema: async () => (await import('../../tape/schema.ts')).chunkSchema,
  },
  TAPE_INDEX: {
    storage: 'memory',
    location: '',
    schema: async () => (await import('./entities/replay-entities.ts')).tapeIndexSchema,
  },
  MATCHER_CONFIG: {
    storage: 'memory',
    location: '',
    schema: async () => (await import('./entities/replay-entities.ts')).matcherConfigSchema,
  },
  DECORATOR_CONFIG: {
    storage: 'memory',
    location: '',
    schema: async () => (await import('./entities/replay-entities.ts')).decoratorConfigSchema,
  },
  REDACTION_PATTERN: {
    storage: 'file',
    location: '~/.claude-control/redaction-rules.json',
    schema: async () => (await import('../../redact/custom-rules.ts')).redactionRulesSchema,
  },
}
