// Upserts sessions first..last of a session-health folder: upsert-session <folder> <first> <last>
import { buildSessionEntry } from '../../src/stores/builders/session-health-builder.ts'
import { SessionHealthStore } from '../../src/stores/session-health/session-health-store.ts'

const [folder = '', first, last] = process.argv.slice(2)
const store = new SessionHealthStore(folder)
for (let at = Number(first); at <= Number(last); at += 1) await store.upsertSession(buildSessionEntry(at))
