// Every door, by name: its declarations are whole, and stand without types that happen to be loaded.
import * as engine from 'termtape'
import * as blackbox from 'termtape/blackbox'
import * as control from 'termtape/control'
import * as fixtures from 'termtape/fixtures'
import * as formats from 'termtape/formats'
import * as fuzz from 'termtape/fuzz'
import * as investigate from 'termtape/investigate'
import * as matchers from 'termtape/matchers'
import * as plugin from 'termtape/plugin'
import * as stores from 'termtape/stores'

export const doors: object[] = [
  engine,
  blackbox,
  control,
  fixtures,
  formats,
  fuzz,
  investigate,
  matchers,
  plugin,
  stores,
]

fixtures.test('a session', async ({ terminal }) => {
  const session: engine.Session = await terminal.spawn('sh', ['-i'])
  await session.expect(['$ ', engine.EOF, /x/])
  await fixtures.expect(session).toPrint('42')
})
