import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'termtape/fixtures'

const source = readFileSync(new URL('../todo.py', import.meta.url), 'utf8')

// The tool runs in a folder of its own, so its list is empty, and the tape knows what it wrote.
describe('todo', () => {
  test.override({ sandboxFiles: { 'todo.py': source } })

  test('adds, lists and finishes', async ({ terminal, sandbox }) => {
    const todo = await terminal.spawn('python3', ['todo.py'])
    await expect(todo).toPrompt('todo> ')
    await todo.sendLine('add buy milk', { until: 'todo> ' })
    await todo.sendLine('add water the plants', { until: 'todo> ' })
    await todo.sendLine('list')
    await expect(todo).toPrint('1. buy milk\r\n2. water the plants\r\n')
    await todo.sendLine('done 1')
    await todo.sendLine('quit')
    await expect(todo).toExitWith(0)
    expect(await sandbox.read('todo.txt')).toBe('water the plants\n')
  })

  test('does not finish what is not there', async ({ terminal }) => {
    const todo = await terminal.spawn('python3', ['todo.py'])
    await expect(todo).toPrompt('todo> ')
    await todo.sendLine('done 7')
    await expect(todo).toPrint('There is no number 7.')
    await todo.sendEof()
    await todo.sendLine('quit')
    await expect(todo).toExitWith(0)
  })
})
