import { epochNow } from '../../clock.ts'
import { describeFinding } from '../../stores/finding.ts'
import { migrateSessionHealth } from '../../stores/session-health/migrate.ts'
import { command, type Command, json } from '../frame/command.ts'
import { safe, safeLine, say, sayJson } from '../frame/say.ts'
import { noMore } from '../frame/words.ts'
import { healthFolder, healthFolderOf } from './folder.ts'

/** `plan` and `migrate` differ in one thing: whether they write. */
export function migration({
  dryRun,
  about,
  example,
}: {
  dryRun: boolean
  about: string
  example: string
}): Command {
  return command({
    usage: '[options]',
    about,
    options: { folder: healthFolder, json },
    examples: [example],
    completes: 'nothing',
    async run({ values, positionals }) {
      noMore(positionals)
      const plan = await migrateSessionHealth(healthFolderOf(values.folder), { dryRun, now: epochNow() })
      if (values.json === true) sayJson(plan)
      else {
        const verb = dryRun ? 'would add' : 'added'
        for (const id of plan.profiles) say(`${verb} profile ${safeLine(id)}`)
        for (const id of plan.sessions) say(`${verb} session ${safeLine(id)}`)
        for (const finding of plan.skipped) say(`left out: ${safe(describeFinding(finding))}`)
        if (plan.profiles.length + plan.sessions.length === 0) say('Nothing to add.')
      }
      return 0
    },
  })
}
