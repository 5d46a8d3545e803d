import { expect, it } from 'vitest'
import { pythonLines } from '../../../../src/control/helpers/repl/python-lines.ts'

it.each([
  ['a blank line inside a block', 'def f():\n  x = 1\n\n  return x', 'def f():\n  x = 1\n  return x'],
  ['one that ends a block', 'if a:\n  b\n\nc', 'if a:\n  b\n\nc'],
  ['a block that ends at the margin', 'if a:\n  b\nc', 'if a:\n  b\n\nc'],
  ['a block on one line', 'if a: b\nc', 'if a: b\n\nc'],
  ['else', 'if a:\n  b\n\nelse:\n  c', 'if a:\n  b\nelse:\n  c'],
  ['a string over lines', 's = """a\n\n\nb"""\ns', 's = """a\n\n\nb"""\ns'],
  ['quotes in strings and comments', `x = "'''" # """\n\ny`, `x = "'''" # """\n\ny`],
  ['an escaped quote', `x = 'it\\'s ('\ny`, `x = 'it\\'s ('\ny`],
  ['brackets', 'x = [\n\n1,\n]\nx', 'x = [\n\n1,\n]\nx'],
  [
    'methods',
    'class A:\n  def f(self): 1\n\n  def g(self): 2',
    'class A:\n  def f(self): 1\n  def g(self): 2',
  ],
  ['blank lines at the end', 'for x in y:\n  x\n\n', 'for x in y:\n  x\n\n'],
  ['single lines', 'a\nb', 'a\nb'],
])('%s', (_what, command, typed) => {
  expect(pythonLines(command).join('\n')).toBe(typed)
})
