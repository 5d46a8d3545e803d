/** By these words a problem is known to whoever says what to do about it. */
export const newerWords = 'written by a newer termtape'
export const conflictWords = 'git left the markers of a conflict here'
