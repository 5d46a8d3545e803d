// Records one short conversation with a shell: record-once.ts FOLDER ANSWER
import { spawn } from '../../src/open/spawn.ts'

const [folder = '.', answer = ''] = process.argv.slice(2)
process.chdir(folder)
const shell = await spawn('sh', ['-i'], { env: { PS1: '$ ' }, tapeName: 'tape', record: 'OVERWRITE' })
await shell.expect('$ ')
await shell.sendLine(`echo ${answer}`)
await shell.expect(answer)
await shell.expect('$ ')
await shell.close()
