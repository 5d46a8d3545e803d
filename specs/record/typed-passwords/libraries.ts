/** What `libraries.mjs` can ask with, and the packages that has to be installed for it. */
export interface Library {
  name: string
  needs: readonly string[]
}

export const libraries: readonly Library[] = [
  { name: 'inquirer-blank', needs: ['@inquirer/prompts'] },
  { name: 'inquirer-mask', needs: ['@inquirer/prompts'] },
  { name: 'inquirer-hash', needs: ['@inquirer/prompts'] },
  { name: 'clack', needs: ['@clack/prompts'] },
  { name: 'clack-letter', needs: ['@clack/prompts'] },
  { name: 'prompts', needs: ['prompts'] },
  { name: 'prompts-invisible', needs: ['prompts'] },
  { name: 'enquirer', needs: ['enquirer'] },
  { name: 'enquirer-invisible', needs: ['enquirer'] },
  { name: 'read', needs: ['read'] },
  { name: 'read-stars', needs: ['read'] },
  { name: 'readline', needs: [] },
  { name: 'readline-stars', needs: [] },
  // Looked for in PROMPT_LIBRARIES: not worth installing for everybody.
  { name: 'inquirer', needs: ['inquirer'] },
  { name: 'promptly', needs: ['promptly'] },
  { name: 'prompt', needs: ['prompt'] },
  { name: 'readline-sync', needs: ['readline-sync'] },
  { name: 'terminal-kit', needs: ['terminal-kit'] },
]
