import type { Examined } from '../hunt/examine.ts'
import type { ToSpecOptions } from '../outcome.ts'

export interface SpecCall {
  command: string
  args: readonly string[]
}

export async function writeSpec(
  _call: SpecCall,
  _finding: Examined,
  _where: ToSpecOptions = {},
): Promise<{ spec: string; tape: string }> {
  throw new Error('soon')
}
