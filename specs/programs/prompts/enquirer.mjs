import enquirer from 'enquirer'

const answers = await enquirer.prompt([
  { type: 'input', name: 'name', message: 'Project name', initial: 'app' },
  {
    type: 'select',
    name: 'framework',
    message: 'Framework',
    choices: ['Vanilla', 'Vue', { name: 'Svelte', disabled: true }, 'Solid'],
  },
  {
    type: 'multiselect',
    name: 'features',
    message: 'Features',
    choices: ['TypeScript', 'JSX', 'Vitest'],
    initial: ['JSX'],
  },
  {
    type: 'autocomplete',
    name: 'package',
    message: 'Package',
    limit: 3,
    choices: ['lodash', 'react', 'vue', 'vite', 'vitest'],
  },
  { type: 'confirm', name: 'sure', message: 'Continue?' },
  { type: 'toggle', name: 'strict', message: 'Strict', enabled: 'Yes', disabled: 'No' },
  { type: 'password', name: 'password', message: 'Password' },
])
console.log(...Object.values({ ...answers, password: answers.password.length }))
