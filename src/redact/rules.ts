import { contextRules } from './context-rules.ts'
import type { Rule } from './rule.ts'
import { vendorRules } from './vendor-rules.ts'

/** Every built-in rule. Where two find the same text, the earlier one names it. */
export const builtinRules: readonly Rule[] = [...vendorRules, ...contextRules]
