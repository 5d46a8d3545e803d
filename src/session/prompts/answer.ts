import type { Prompt } from './prompt.ts'

/** Types the answer of a question that takes a text, in place of what its field holds, and Enter. */
export async function answer(prompt: Prompt, text: string, options: { secret?: boolean }): Promise<void> {
  const { field } = await prompt.begin(() => true)
  if (field !== '' && (await prompt.press('Ctrl+U'))?.field) await clear(prompt, field)
  await prompt.sendLine(text, options)
}

/** A field that knows no Ctrl+U. */
async function clear(prompt: Prompt, field: string): Promise<void> {
  let left = field.length
  for (let tries = field.length; left > 0 && tries > 0; tries--)
    left = (await prompt.press('Backspace'))?.field.length ?? 0
}
