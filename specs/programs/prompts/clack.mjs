import { confirm, multiselect, outro, password, select, text } from '@clack/prompts'

const options = (...values) => values.map((value) => ({ value, label: value }))
const svelte = { value: 'svelte', label: 'Svelte', hint: 'soon', disabled: true }
const answers = [
  await text({ message: 'Project name?', placeholder: 'my-app', initialValue: 'old' }),
  await select({
    message: 'Framework',
    options: [...options('Vanilla', 'Vue', 'React'), svelte, ...options('Solid', 'Qwik', 'Marko', 'Lit')],
    maxItems: 5,
  }),
  await multiselect({
    message: 'Features',
    options: options('TypeScript', 'JSX', 'Vitest'),
    initialValues: ['JSX'],
  }),
  await confirm({ message: 'Continue?' }),
  await password({ message: 'Password' }),
]
outro([...answers.slice(0, -1).flat(), answers.at(-1).length].join(' '))
