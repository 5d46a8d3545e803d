import {
  checkbox,
  confirm,
  expand,
  input,
  number,
  password,
  rawlist,
  search,
  select,
  Separator,
} from '@inquirer/prompts'

const frameworks = [
  'Vanilla',
  'Vue',
  'React',
  new Separator(),
  { name: 'Svelte', value: 's', disabled: '(soon)' },
  'Solid',
]
const packages = ['lodash', 'express', 'react', 'vue', 'vite', 'vitest']
const answers = [
  await input({
    message: 'Project name',
    default: 'app',
    validate: (name) => /^[a-z]+$/.test(name) || 'a-z only',
  }),
  await select({
    message: 'Framework',
    choices: [...frameworks, 'Qwik', 'Marko', 'Lit', 'Ember'],
    pageSize: 4,
  }),
  await checkbox({
    message: 'Features',
    choices: [
      'TypeScript',
      { value: 'JSX', checked: true },
      new Separator(),
      { value: 'Old', disabled: true },
      'Vitest',
      'ESLint',
    ],
    pageSize: 4,
  }),
  await search({
    message: 'Package?',
    source: async (typed) =>
      packages.filter((name) => name.includes(typed ?? '')).map((value) => ({ value })),
  }),
  await rawlist({ message: 'By number', choices: ['one', 'two', 'three'] }),
  await expand({
    message: 'Conflict',
    choices: [
      { key: 'y', value: 'overwrite' },
      { key: 'x', value: 'abort' },
    ],
  }),
  await number({ message: 'How many' }),
  await confirm({ message: 'Continue?' }),
  await password({ message: 'Password', mask: '*' }),
]
console.log(answers.slice(0, -1).flat().join(' '), answers.at(-1).length)
