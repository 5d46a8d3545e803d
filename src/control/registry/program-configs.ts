import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { OptionError } from '../../errors.ts'
import { changeDocument, type DocumentKind, readDocument, writeDocument } from '../storage/document.ts'
import type { ProgramConfigFile } from '../storage/entities/program-config.ts'
import { homeStore } from '../../files/home-store.ts'
import { checkId, isPlainId } from '../storage/plain-id.ts'

/** How to start a known program and bring it to where one can work. */
export interface ProgramConfig {
  name: string
  /** The command, words as a shell reads them; `{host}` stands for a value given when the program is started. */
  commandTemplate: string
  /** How long its expects wait, in milliseconds; default 30 000. */
  typicalTimeoutMs?: number
  /** What it asks on its way, as regular expressions, and the line it is answered with. Kept as it is: no place for a password. */
  expectSequences?: readonly { pattern: string; response: string }[]
  /** Regular expressions that tell success. */
  successIndicators?: readonly string[]
  /** Regular expressions that tell that the program is ready; one of them is enough. */
  readyIndicators?: readonly string[]
  notes?: string
  /** Anything JSON can hold. */
  sampleOutput?: unknown
}

/**
 * Saves a configuration in the home store, over the one of the same name.
 *
 * @throws OptionError for a name that could leave the folder
 * @throws StoreFormatError for a pattern that is none or could take forever, or when the file in its place is broken
 */
export async function saveProgramConfig(config: ProgramConfig, home: string = homeStore()): Promise<void> {
  const { typicalTimeoutMs = 30_000 } = config
  const file: ProgramConfigFile = {
    name: config.name,
    command_template: config.commandTemplate,
    typical_timeout: typicalTimeoutMs / 1_000,
    expect_sequences: (config.expectSequences ?? []).map(({ pattern, response }) => ({ pattern, response })),
    success_indicators: [...(config.successIndicators ?? [])],
    ready_indicators: [...(config.readyIndicators ?? [])],
    notes: config.notes ?? '',
    sample_output: config.sampleOutput ?? null,
  }
  await writeDocument(fileOf(home, config.name), file, kind)
}

/** @throws OptionError when there is none of this name, StoreFormatError when it is broken */
export async function readProgramConfig(
  name: string,
  home: string = homeStore(),
): Promise<Required<ProgramConfig>> {
  const found = await readDocument(fileOf(home, name), kind)
  if (found === undefined)
    throw new OptionError(
      'name',
      name,
      `a saved configuration: ${(await listProgramConfigs(home)).join(', ') || 'there is none'}`,
    )
  return {
    name: found.name,
    commandTemplate: found.command_template,
    typicalTimeoutMs: found.typical_timeout * 1_000,
    expectSequences: found.expect_sequences,
    successIndicators: found.success_indicators,
    readyIndicators: found.ready_indicators,
    notes: found.notes,
    sampleOutput: found.sample_output,
  }
}

/** The names of the saved configurations, sorted. */
export async function listProgramConfigs(home: string = homeStore()): Promise<string[]> {
  const files = await readdir(folderOf(home)).catch(() => [])
  return files
    .filter((file) => file.endsWith('.json') && isPlainId(file.slice(0, -'.json'.length)))
    .map((file) => file.slice(0, -'.json'.length))
    .sort()
}

/** Removes a configuration. False if there was none. */
export async function deleteProgramConfig(name: string, home: string = homeStore()): Promise<boolean> {
  const file = fileOf(home, name)
  if (!(await listProgramConfigs(home)).includes(name)) return false
  await changeDocument(file, () => rm(file, { force: true }))
  return true
}

function folderOf(home: string): string {
  return join(home, 'programs')
}

function fileOf(home: string, name: string): string {
  return join(folderOf(home), `${checkId('name', name)}.json`)
}

const kind: DocumentKind<ProgramConfigFile> = {
  what: 'a program configuration',
  schema: async () => (await import('../storage/entities/program-config.ts')).programConfigSchema,
}
