/**
 * Which project of `vitest.config.ts` a spec belongs to; a spec that is named here by no pattern is a `unit`, and starts no process.
 */

/** Runs Vitest, or the built package, in a user's project: about half a second of a core for each run. Or looks at what a fresh process loads. */
export const consumer: string[] = [
  'specs/docs.spec.ts',
  'specs/fuzz/kept.spec.ts',
  'specs/fixtures/{attach-failure,failure-page,left-behind,mistakes,names,scopes,session-order,teardown}.spec.ts',
  'specs/matchers/{screen-snapshot-messages,soft-and-poll,to-match-screen}.spec.ts',
  'specs/plugin/{orphans,plugin,pools,reporter,watch}.spec.ts',
  'specs/record/{recorded-green,saving}.spec.ts',
  'specs/regressions/rerecord-command.spec.ts',
  'specs/replay/tapes-alone.spec.ts',
  'specs/no-vitest.spec.ts',
  'specs/screen/lazy.spec.ts',
  'specs/surface.spec.ts',
  'specs/troubleshooting.spec.ts',
]

/** Takes seconds by itself, or is only worth something when it is repeated often: not part of `npm test`, but of `.ci/run`. */
export const soak: string[] = [
  'specs/**/*.soak.spec.ts',
  'specs/investigate/{investigate,learn,probes,program-config,safe-mode,scaffold}.spec.ts',
  'specs/blackbox/{fuzz,measure,planted-faults,tape,to-pass-black-box}.spec.ts',
  'specs/cli/{sessions,usage}.spec.ts',
  'specs/control/helpers/{repl/repl,ssh,ssh-session}.spec.ts',
  'specs/control/host/*.spec.ts',
  'specs/control/registry/leaks.spec.ts',
  'specs/fixtures/{attach-failure,left-behind,scopes,session-order}.spec.ts',
  'specs/fuzz/{kept,planted,repeatable}.spec.ts',
  'specs/open/relay-painters.spec.ts',
  'specs/plugin/{orphans,plugin,pools,reporter,watch}.spec.ts',
  'specs/record/{recorded-green,redact-tape,saving}.spec.ts',
  'specs/regressions/rerecord-command.spec.ts',
  'specs/fuzz/campaign.spec.ts',
  'specs/matchers/to-match-screen.spec.ts',
  'specs/replay/tapes-alone.spec.ts',
  'specs/tape/tape-file.spec.ts',
  'specs/cli/docs.spec.ts',
  'specs/stores/{create-secret-manifest,hostile}.spec.ts',
  'specs/record/again.spec.ts',
  'specs/tui/live.spec.ts',
]

/** Starts programs, or does when its tapes are recorded again. */
export const programs: string[] = [
  'specs/cli/*.spec.ts',
  'specs/live/**/*.spec.ts',
  'specs/fuzz/{campaign,covered,planted,repeatable}.spec.ts',
  'specs/control/{claude,helpers,host,registry}/**/*.spec.ts',
  'specs/control/storage/entities.spec.ts',
  'specs/files/owner.spec.ts',
  'specs/fixtures/*.spec.ts',
  'specs/formats/parse-script.spec.ts',
  'specs/matchers/{secret-manifest-matchers,secrets-in-messages,to-pass-black-box}.spec.ts',
  'specs/open/{bad-input,connections,files*,match-and-expiry,modes,places,relay*,verify*,what-replays-get-wrong}.spec.ts',
  'specs/record/{recorder,redaction,secrets-replay}.spec.ts',
  'specs/replay/varied-talks.spec.ts',
  'specs/session/{control-names,input,interact,logs,pexpect,pexpect-suite,reading}.spec.ts',
  'specs/stores/{create-secret-manifest,git-exposure,hostile,kubernetes-scalar,session-health}.spec.ts',
  'specs/stores/rules/secret-manifest.spec.ts',
  'specs/tape/{tape-file,tape-store}.spec.ts',
  'specs/tui/*.spec.ts',
]
