import type { ProofTable } from './table.ts'

const store = 'stores/claude-store'
const commands = 'control/claude/commands'

export const claudeSessionResume: ProofTable = {
  title: 'Claude session resume',
  names: 'name',
  about: '`~/.claude`: what lies there, how sessions are found, resumed and kept, and what may go wrong.',
  sections: {
    Storage: [
      ['projects/*/<session-id>.jsonl', `${store}: lists the sessions, latest first, and describes them`],
      [
        'projects/*/agent-*.jsonl',
        `${store}: finds records of another session and of the main chain in an agent`,
      ],
      ['history.jsonl: sessionId, timestamp, project, display', `${store}: judges the history`],
      ['.credentials.json', 'stores/claude-records: credentials'],
      ['debug/', 'stores/links: a store with links'],
      ['resume-logs/', `${commands}: resumes the sessions that reached the limit, and logs each`],
      ['scripts/claude-resume-helpers.sh', `${store}: looks at the helper`],
    ],
    Functions: [
      ['ccr (resume)', `${commands}: resumes a session by the beginning of its id, where it ran`],
      ['ccr-list (list)', `${store}: lists the sessions, latest first`],
      ['ccr-find (search)', `${store}: finds a keyword in what was said`],
      ['ccr-current (current)', `${store}: knows the current session, of a folder too`],
      [
        'cct (tmux): three windows, attaches to an existing one',
        `${commands}: creates a tmux session of three windows, and attaches to it the next time`,
      ],
      [
        'ccra (auto-resume): only limited sessions, no agents',
        `${store}: tells which sessions are rate limited, not which speak of it`,
      ],
      ['ccra: 30 s each, 2 s between two, logs', `${commands}: ends a session whose time is up`],
      ['ccr-export', `${store}: come round, byte for byte, broken lines and agents included`],
    ],
    'Resume restores': [
      ['a session by the beginning of its id', `${store}: resolves the beginning of an id`],
      ['conversation', `${store}: gives the conversation`],
      ['working folder', `${store}: knows where a session was started that went to other folders`],
      ['git branch, previous messages', 'stores/claude-records: conversations'],
      [
        'environment',
        'control/claude/stored-call: names the store to the program only where somebody named it to us',
      ],
      ['refresh of the token', 'none: the program itself does that; what its login is, `loginState` says'],
    ],
    'File permissions': [
      ['.credentials.json (600), session files (644)', `${store}: expected mode 600, got 644`],
      ['claude-resume-helpers.sh (755)', `${store}: looks at the helper`],
    ],
    'Failure modes': [
      ['OAuth token expires: 401', `${store}: tells which sessions were logged out`],
      [
        'session file corrupted: skip it in the list',
        `${store}: skips a session that cannot be read, and says which`,
      ],
      ['workspace deleted: export before', `${store}: come round, byte for byte`],
      ['disk full: archive old sessions', `${store}: advises on sizes`],
      [
        'tmux session crashes: restart from the session file',
        `${commands}: creates a tmux session of three windows`,
      ],
      ['helpers not loaded', `${store}: looks at the helper`],
    ],
    Limits: [
      ['sessions per project: 100–500', 'stores/rules/claude: many-sessions'],
      ['total sessions: 1000–5000', 'stores/rules/claude: many-sessions'],
      ['session file size: 50 MB', `${store}: advises on sizes`],
      ['resume operations: 10 at once', `${commands}: resumes the sessions that reached the limit`],
      ['tmux sessions: 10–20', 'none: memory of the machine, which nobody here knows'],
    ],
    Infrastructure: [
      [
        'Coder, Kubernetes RBAC, PVC, Terraform',
        'none: where the store lies is not what it holds; a mounted one is judged like any other',
      ],
    ],
  },
}
