import { describe, expect, test } from 'termtape/fixtures'

const size = { cols: 100, rows: 24 }
const node = (name: string): [string, string[], typeof size] => [
  'node',
  [`specs/programs/prompts/${name}.mjs`],
  size,
]

describe('prompts are answered by their words', () => {
  test('of inquirer', async ({ terminal }) => {
    const wizard = await terminal.spawn(...node('inquirer'))
    await wizard.answer('Project name', 'My')
    await expect(wizard).toShow('a-z only')
    await wizard.answer('Project name', 'shop')
    await wizard.choose('Framework', 'Marko')
    await wizard.check('Features', ['Vitest', 'TypeScript'])
    await wizard.choose('Package?', 'vitest')
    await wizard.choose('By number', 'two')
    await wizard.choose('Conflict', 'x')
    await wizard.answer('How many', '12')
    await wizard.choose('Continue?', 'No')
    await wizard.answer('Password', 'hush')
    await expect(wizard).toShow('shop Marko TypeScript Vitest vitest two abort 12 false 4')
    await expect(wizard).toExitWith(0)
  })

  test('of clack', async ({ terminal }) => {
    const wizard = await terminal.spawn(...node('clack'))
    await wizard.answer('Project name', 'shop')
    await wizard.choose('Framework', 'Lit')
    await wizard.check('Features', ['Vitest', 'TypeScript'])
    await wizard.choose('Continue?', 'No')
    await wizard.answer('Password', 'hush')
    await expect(wizard).toShow('shop Lit TypeScript Vitest false 4')
    await expect(wizard).toExitWith(0)
  })

  test('of enquirer', async ({ terminal }) => {
    const wizard = await terminal.spawn(...node('enquirer'))
    await wizard.answer('Project name', 'shop')
    await wizard.choose('Framework', 'Solid')
    await wizard.check('Features', ['Vitest', 'TypeScript'])
    await wizard.choose('Package', 'vitest')
    await wizard.choose('Continue?', 'Yes')
    await wizard.choose('Strict', 'Yes')
    await wizard.answer('Password', 'hush')
    await expect(wizard).toShow("shop Solid [ 'TypeScript', 'Vitest' ] vitest true true 4")
    await expect(wizard).toExitWith(0)
  })

  test('of prompts', async ({ terminal }) => {
    const wizard = await terminal.spawn(...node('prompts'))
    await wizard.answer('Project name', '')
    await wizard.choose('Framework', 'Solid')
    await wizard.check('Features', [])
    await wizard.choose('Package', 'vitest')
    await wizard.choose('Strict', 'yes')
    await wizard.choose('Continue?', 'No')
    await wizard.answer('How many', '3')
    await wizard.answer('Password', 'hush')
    await expect(wizard).toShow('app Solid [] vitest true false 3 4')
    await expect(wizard).toExitWith(0)
  })

  test('of Ink', async ({ terminal }) => {
    const wizard = await terminal.spawn(...node('ink'))
    await wizard.answer('Project name', 'shop')
    await wizard.choose('Framework', 'Qwik')
    await expect(wizard).toShow('shop Qwik')
    await expect(wizard).toExitWith(0)
  })

  test('of a script', async ({ terminal }) => {
    const script = await terminal.spawn('bash', ['specs/programs/prompts/lines.sh'])
    await script.answer('Project name:', 'shop')
    await script.choose('Choose', 'Vue')
    await script.choose('Continue?', 'Yes')
    await script.choose('Which fruit?', 'cherry')
    await expect(script).toShow('shop 2 y cherry')
    await expect(script).toExitWith(0)
  })

  test.for(['dialog', 'whiptail'])('of %s', async (program, { terminal }) => {
    const boxes = await terminal.spawn('sh', ['specs/programs/prompts/boxes.sh', program], size)
    await boxes.choose('Pick one', 'Qwik')
    await boxes.check('Features', ['TypeScript', 'Vitest'])
    await boxes.choose('Sure?', 'No')
    await boxes.answer('Your name', 'alice')
    await expect(boxes).toShow(/^6 "?ts"? "?vi"? 1 alice$/m)
    await expect(boxes).toExitWith(0)
  })

  test('of a finder', async ({ terminal }) => {
    const finder = await terminal.spawn('sh', ['specs/programs/prompts/finder.sh'], size)
    await finder.choose('Pick:', 'item 277')
    await expect(finder).toShow(/^item 277$/m)
    await expect(finder).toExitWith(0)
  })
})
