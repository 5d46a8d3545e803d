import { z } from 'zod'
import { count, id, json, seconds } from './fields.ts'

/** CHAIN_COMMAND: one step of a chain. */
export interface ChainCommandEntry {
  chain_id: string
  sequence_order: number
  command: string
  expect_pattern: string | null
  send_text: string | null
  condition: unknown
  on_success: boolean
  on_failure: boolean
}

/** COMMAND_CHAIN. Held in memory. */
export interface CommandChainEntry {
  id: string
  name: string
  commands: ChainCommandEntry[]
  cwd: string | null
  timeout: number
}

export const chainCommandSchema: z.ZodType<ChainCommandEntry> = z.strictObject({
  chain_id: id,
  sequence_order: count,
  command: z.string().min(1),
  expect_pattern: z.string().nullable(),
  send_text: z.string().nullable(),
  condition: json,
  on_success: z.boolean(),
  on_failure: z.boolean(),
})

export const commandChainSchema: z.ZodType<CommandChainEntry> = z
  .strictObject({
    id,
    name: z.string(),
    commands: z.array(chainCommandSchema),
    cwd: z.string().nullable(),
    timeout: seconds,
  })
  .superRefine((chain, context) => {
    for (const [index, each] of chain.commands.entries())
      if (each.chain_id !== chain.id)
        context.addIssue({
          code: 'custom',
          path: ['commands', index, 'chain_id'],
          message: 'names another chain',
        })
  })
