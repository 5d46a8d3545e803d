import type { JsonlRecord } from '../jsonl/judge-line.ts'

/** Pairs tool calls with their results; the API refuses a session in which one stands alone. */
export class ToolCalls {
  /** The line of each call, or 0 once it was answered. */
  readonly #calls = new Map<string, number>()
  readonly #unasked: { id: string; line: number }[] = []

  record(record: JsonlRecord, line: number): void {
    const { message } = record
    if (typeof message !== 'object' || message === null || !('content' in message)) return
    if (!Array.isArray(message.content)) return
    for (const block of message.content as unknown[]) {
      if (typeof block !== 'object' || block === null || !('type' in block)) continue
      if (block.type === 'tool_use' && 'id' in block && typeof block.id === 'string') {
        if (!this.#calls.has(block.id)) this.#calls.set(block.id, line)
      } else if (
        block.type === 'tool_result' &&
        'tool_use_id' in block &&
        typeof block.tool_use_id === 'string'
      ) {
        if (this.#calls.has(block.tool_use_id)) this.#calls.set(block.tool_use_id, 0)
        else this.#unasked.push({ id: block.tool_use_id, line })
      }
    }
  }

  finish(
    complain: (code: 'unanswered-tool' | 'unasked-result', line: number, message: string) => void,
  ): void {
    for (const { id, line } of this.#unasked) {
      const late = this.#calls.has(id)
      if (late) this.#calls.set(id, 0)
      complain('unasked-result', line, late ? 'a result before its call' : 'a result without a call')
    }
    for (const line of this.#calls.values())
      if (line > 0) complain('unanswered-tool', line, 'a call without a result')
  }
}
