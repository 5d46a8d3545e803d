import prompts from 'prompts'

const choices = (...titles) =>
  titles.map((title) => ({ title, value: title, disabled: title === 'Svelte', selected: title === 'JSX' }))
const answers = await prompts([
  { type: 'text', name: 'name', message: 'Project name', initial: 'app' },
  {
    type: 'select',
    name: 'framework',
    message: 'Framework',
    choices: choices('Vanilla', 'Vue', 'Svelte', 'Solid'),
    initial: 1,
  },
  {
    type: 'multiselect',
    name: 'features',
    message: 'Features',
    choices: choices('TypeScript', 'JSX', 'Vitest'),
  },
  {
    type: 'autocomplete',
    name: 'package',
    message: 'Package',
    limit: 3,
    choices: choices('lodash', 'react', 'vue', 'vite', 'vitest'),
  },
  { type: 'toggle', name: 'strict', message: 'Strict', active: 'yes', inactive: 'no' },
  { type: 'confirm', name: 'sure', message: 'Continue?' },
  { type: 'number', name: 'count', message: 'How many' },
  { type: 'password', name: 'password', message: 'Password' },
])
console.log(...Object.values({ ...answers, password: answers.password.length }))
