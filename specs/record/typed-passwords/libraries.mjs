// Asks for a name, shown, and a password, not shown, with the prompt library that is named. More are looked for in PROMPT_LIBRARIES.
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const [library, echo] = process.argv.slice(2)
const folder = process.env.PROMPT_LIBRARIES ?? process.cwd()
const load = (name) => import(pathToFileURL(createRequire(join(folder, 'x.js')).resolve(name)))
const name = 'User name:'
const password = 'Password:'

const libraries = {
  async inquirer() {
    const { default: inquirer } = await load('inquirer')
    const asked = await inquirer.prompt([
      { type: 'input', name: 'name', message: name },
      { type: 'password', name: 'password', message: password, mask: '*' },
    ])
    return [asked.name, asked.password]
  },
  async 'inquirer-blank'() {
    const prompts = await load('@inquirer/prompts')
    return [await prompts.input({ message: name }), await prompts.password({ message: password })]
  },
  async 'inquirer-mask'() {
    const prompts = await load('@inquirer/prompts')
    return [await prompts.input({ message: name }), await prompts.password({ message: password, mask: true })]
  },
  async 'inquirer-hash'() {
    const prompts = await load('@inquirer/prompts')
    return [await prompts.input({ message: name }), await prompts.password({ message: password, mask: '#' })]
  },
  async clack() {
    const prompts = await load('@clack/prompts')
    return [await prompts.text({ message: name }), await prompts.password({ message: password })]
  },
  async 'clack-letter'() {
    const prompts = await load('@clack/prompts')
    return [await prompts.text({ message: name }), await prompts.password({ message: password, mask: 'x' })]
  },
  async prompts() {
    const { default: prompts } = await load('prompts')
    const asked = await prompts([
      { type: 'text', name: 'name', message: name },
      { type: 'password', name: 'password', message: password },
    ])
    return [asked.name, asked.password]
  },
  async 'prompts-invisible'() {
    const { default: prompts } = await load('prompts')
    const asked = await prompts([
      { type: 'text', name: 'name', message: name },
      { type: 'invisible', name: 'password', message: password },
    ])
    return [asked.name, asked.password]
  },
  async enquirer() {
    const { default: Enquirer } = await load('enquirer')
    const asked = await Enquirer.prompt([
      { type: 'input', name: 'name', message: name },
      { type: 'password', name: 'password', message: password },
    ])
    return [asked.name, asked.password]
  },
  async 'enquirer-invisible'() {
    const { default: Enquirer } = await load('enquirer')
    const asked = await Enquirer.prompt([
      { type: 'input', name: 'name', message: name },
      { type: 'invisible', name: 'password', message: password },
    ])
    return [asked.name, asked.password]
  },
  async read() {
    const { read } = await load('read')
    return [await read({ prompt: name }), await read({ prompt: password, silent: true })]
  },
  async 'read-stars'() {
    const { read } = await load('read')
    return [await read({ prompt: name }), await read({ prompt: password, silent: true, replace: '*' })]
  },
  async promptly() {
    const { default: promptly } = await load('promptly')
    return [await promptly.prompt(name), await promptly.password(password, { replace: '*' })]
  },
  async 'password-prompt'() {
    const { default: ask } = await load('password-prompt')
    const { read } = await load('read')
    return [await read({ prompt: name }), await ask(`${password} `, { method: 'mask' })]
  },
  async prompt() {
    const { default: prompt } = await load('prompt')
    prompt.start()
    const asked = await prompt.get([
      { name: 'name', description: name },
      { name: 'password', description: password, hidden: true, replace: '*' },
    ])
    return [asked.name, asked.password]
  },
  async 'prompt-sync'() {
    const { default: make } = await load('prompt-sync')
    const ask = make()
    return [ask(`${name} `), ask(`${password} `, { echo: '*' })]
  },
  async 'prompt-sync-blank'() {
    const { default: make } = await load('prompt-sync')
    const ask = make()
    return [ask(`${name} `), ask.hide(`${password} `)]
  },
  async 'readline-sync'() {
    const { default: readline } = await load('readline-sync')
    return [readline.question(`${name} `), readline.question(`${password} `, { hideEchoBack: true })]
  },
  async 'terminal-kit'() {
    const { default: kit } = await load('terminal-kit')
    const { terminal } = kit
    terminal(`${name} `)
    const one = await terminal.inputField({}).promise
    terminal(`\n${password} `)
    const two = await terminal.inputField({ echoChar: true }).promise
    terminal('\n')
    setTimeout(() => terminal.processExit(0), 100)
    return [one, two]
  },
  async ink() {
    const { default: React } = await load('react')
    const { render, Text, Box, useApp } = await load('ink')
    const { default: TextInput } = await load('ink-text-input')
    const make = React.createElement
    return new Promise((resolve) => {
      function Form() {
        const [one, setOne] = React.useState('')
        const [two, setTwo] = React.useState('')
        const [step, setStep] = React.useState(0)
        const { exit } = useApp()
        const done = () => (exit(), resolve([one, two]))
        return make(
          Box,
          { flexDirection: 'column', borderStyle: 'round' },
          make(
            Box,
            {},
            make(Text, {}, `${name} `),
            make(TextInput, { value: one, onChange: setOne, focus: step === 0, onSubmit: () => setStep(1) }),
          ),
          step === 1 &&
            make(
              Box,
              {},
              make(Text, {}, `${password} `),
              make(TextInput, { value: two, onChange: setTwo, mask: '*', onSubmit: done }),
            ),
        )
      }
      render(make(Form))
    })
  },
  async readline() {
    const { createInterface } = await import('node:readline')
    const line = createInterface({ input: process.stdin, output: process.stdout })
    const ask = (question) => new Promise((resolve) => line.question(`${question} `, resolve))
    const one = await ask(name)
    const asked = ask(password)
    line._writeToOutput = () => {}
    const two = await asked
    process.stdout.write('\n')
    line.close()
    return [one, two]
  },
  async 'readline-stars'() {
    const { createInterface } = await import('node:readline')
    const line = createInterface({ input: process.stdin, output: process.stdout })
    const ask = (question) => new Promise((resolve) => line.question(`${question} `, resolve))
    const one = await ask(name)
    const asked = ask(password)
    line._writeToOutput = (text) =>
      process.stdout.write(
        text === '\r\n' ? text : `\u001b[2K\u001b[200D${password} ${'*'.repeat(line.line.length)}`,
      )
    const two = await asked
    line.close()
    return [one, two]
  },
}

const [one, two] = await libraries[library]()
console.log(`\nin as ${one}, ${Array.from(two).length} characters${echo === 'echo' ? `: <${two}>` : ''}`)
