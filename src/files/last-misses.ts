/** Where a run keeps what its tests missed on their tapes, below the project's root. */
export const lastMissesFile = 'node_modules/.termtape/last-misses.json'
