import type { ProofTable } from './table.ts'

const entities = 'control/storage/entities'
const log = 'control/registry/session-log'
const registry = 'control/registry/registry'
const pipe = 'control/registry/stream-pipe'
const configs = 'control/registry/program-configs'
const chain = 'control/helpers/parallel-and-chain'
const modes = 'open/modes'
const guard = 'tape/guard'

/** Every field of an entity is in the example that its schema takes, and leaves none out. */
const inExample = (fields: string): readonly [readonly string[], string] => [
  fields.split(' '),
  `${entities}: has a schema and a place for every entity`,
]

export const claudeControl: ProofTable = {
  title: 'ClaudeControl',
  names: 'name',
  about:
    'Sessions, configurations, reports and tapes: entities with their fields, enums, limits, rules and modes.',
  sections: {
    SESSION: [
      inExample(
        'session_id command timeout created_at last_activity persist encoding pid exitstatus state record_mode fallback_mode transport_type tape_name',
      ),
      ['state: alive, dead', `${registry}: is how a program ended`],
      [
        'state: zombie',
        `${registry}: finds a zombie, a session whose process was killed, and ends what is left of it`,
      ],
      ['record_mode: NEW, OVERWRITE, DISABLED', `${modes}: what a session is made from`],
      ['fallback_mode: NOT_FOUND, PROXY', `${modes}: what a session is made from`],
      ['transport_type: live, replay', `${entities}: keeps a session, its logs and its pipe there`],
      [
        'session_id is unique across active sessions',
        `${registry}: gives the live session of an id, whatever is asked for`,
      ],
    ],
    PROGRAM_CONFIG: [
      [
        [
          'name',
          'command_template',
          'typical_timeout',
          'expect_sequences',
          'success_indicators',
          'ready_indicators',
          'notes',
          'sample_output',
        ],
        `${configs}: has the contract’s fields on disk`,
      ],
      ['name is unique', `${configs}: is replaced by the next of its name, and gone once deleted`],
      ['programs/{name}.json', `${entities}: keeps each entity where the storage contract says`],
      ['sessions are created from it', `${configs}: a program started by its configuration`],
    ],
    'INVESTIGATION_REPORT and PROGRAM_STATE': [
      inExample(
        'id program started_at completed_at entry_state_id commands prompts error_messages help_commands exit_commands data_formats safety_notes',
      ),
      inExample('id report_id name prompt commands transitions output_samples error_patterns'),
      ['every state belongs to a report', `${entities}: entry_state_id: 'nowhere'`],
      [
        'investigations/{program}_{timestamp}.json',
        `${entities}: keeps each entity where the storage contract says`,
      ],
      [
        'made by an investigation',
        'investigate/investigate: is found with all its commands, states and ways between them',
      ],
    ],
    TEST_RESULT: [
      inExample('id program timestamp test_type passed details error'),
      [
        'test_type: startup, help, invalid_input, exit, resource, concurrent, fuzz',
        'blackbox/options: a name of no test, limit or option is an error',
      ],
      [
        'details: started, has_output, has_errors, has_prompt, cpu_percent, memory_mb',
        'blackbox/tape: verdicts and measurements are repeated from tapes',
      ],
    ],
    'SESSION_OUTPUT and INTERACTION_LOG': [
      inExample('session_id log_path output_lines buffer_size rotated_at'),
      [
        ['id', 'session_id', 'timestamp', 'action', 'input_text', 'output_text', 'pattern_matched'],
        `${log}: holds who said what, in order`,
      ],
      ['action: START, SEND, RECV, EXPECT, ERROR', `${log}: holds who said what, in order`],
      [
        'log files rotate at 10 MB',
        `${log}: never grows beyond its size, and loses nothing of the last turn`,
      ],
      ['appended to, rotated', `${log}: keeps all of a flood, rotated`],
    ],
    NAMED_PIPE: [
      inExample('session_id pipe_path state created_at'),
      ['pipe_path is unique when active', `${pipe}: replaces a pipe that was left behind, and nothing else`],
      ['lines for readers', `${pipe}: is lines of input, output, errors and matches, each with its time`],
      ['deleted on session close', `${pipe}: is for its owner only, and removed on close`],
    ],
    'COMMAND_CHAIN and CHAIN_COMMAND': [
      inExample('id name commands cwd timeout'),
      inExample('chain_id sequence_order command expect_pattern send_text condition on_success on_failure'),
      ['runs in order, in its folder', `${chain}: runs in its folder, one after the other`],
      ['every command belongs to a chain', `${entities}: COMMAND_CHAIN`],
    ],
    PATTERN_LIBRARY: [
      inExample('pattern_type category patterns description'),
      [
        'pattern_type: prompt, error, help, data_format, state',
        'patterns/library: refuses a type that is none, and a pattern that is none',
      ],
      [
        'prompt, error, help, data_format, state',
        'patterns/library: holds the prompts, the errors, and what an investigation looks for',
      ],
    ],
    GLOBAL_CONFIG: [
      [
        ['key', 'value', 'category: session, investigation, testing, logging, replay'],
        'control/storage/documents: may set what other rooms read, and nothing that is mistyped',
      ],
      ['config.json', 'control/storage/documents: changes only what it names'],
    ],
    'TAPE, EXCHANGE and CHUNK': [
      [
        [
          'tape_id',
          'program',
          'args',
          'env',
          'cwd',
          'created_at',
          'tag',
          'latency',
          'error_rate',
          'seed',
          'file_path',
          'meta',
          'session_info',
        ],
        `${guard}: agrees with the schema on every field of a full tape given every telling value, or none`,
      ],
      [
        [
          'exchange_id',
          'tape_id',
          'sequence_order',
          'pre_state',
          'input',
          'output',
          'exit_info',
          'duration_ms',
          'annotations',
        ],
        `${guard}: agrees with the schema on every field`,
      ],
      [
        ['chunk_id', 'exchange_id', 'sequence_order', 'delay_ms'],
        `${guard}: agrees with the schema on every field`,
      ],
      [['data_b64', 'is_utf8'], 'tape/parse-tape: reads the older form of a chunk'],
      ['a new exchange starts on each send', 'replay/player: gives any conversation back as it was'],
      ['tape_id and file_path are unique', 'tape/tape-name: gives different occasions different files'],
      [
        'JSON5, atomic, under a lock',
        'tape/tape-file: leaves the old tape or the new one when writers are killed, and no one waits for the dead',
      ],
      ['schema validation on load', 'tape/parse-tape: refuses %s and says where'],
      ['user-only access', 'tape/tape-file: for its owner only'],
      ['binary safe', 'tape/data: gives back the very bytes of an input and of a chunk'],
    ],
    TAPE_INDEX: [
      inExample('index_key tape_id exchange_index normalized_key last_accessed'),
      [
        'index_key: program, args, env, cwd, prompt, input',
        'replay/order: takes inputs for the same as its key function says',
      ],
      ['built on startup, rebuilt when tapes change', 'tape/tape-store: sees edits on the next load'],
    ],
    MATCHER_CONFIG: [
      inExample('matcher_id session_id matcher_type allow_list ignore_list custom_logic'),
      ['matcher_type: command', 'open/match-and-expiry: is a start whose ignored arguments differ'],
      ['matcher_type: env', 'open/match-and-expiry: is a start whose variables are the same, or ignored'],
      ['matcher_type: prompt', 'match/matchers: compare prompts without blanks at the end, or by a pattern'],
      ['matcher_type: stdin', 'open/match-and-expiry: is any text where it is told to leave the input out'],
      ['matcher_type: state', 'match/matchers: compare state hashes where both sides have one'],
      ['custom_logic', 'match/matchers: asks the custom matcher only when the default says "different"'],
    ],
    DECORATOR_CONFIG: [
      inExample('decorator_id session_id decorator_type function_name parameters execution_order'),
      ['decorator_type: input', 'replay/decorators: changes inputs before they are looked for, in order'],
      ['decorator_type: output', 'replay/decorators: changes a copy of the output, in order'],
      [
        'decorator_type: tape',
        'replay/decorators: changes a copy of the tape, in order, before anything is played',
      ],
      [
        'parameters: strip_ansi, normalize_whitespace, redact_secrets',
        'replay/named-decorators: changes an output by %s',
      ],
      ['execution_order', 'replay/named-decorators: does several, in one order, among functions'],
    ],
    REDACTION_PATTERN: [
      [
        ['pattern_id', 'pattern_regex', 'replacement', 'category', 'enabled'],
        'redact/custom-rules: adds a rule of the user',
        'redact/custom-rules: switches a built-in rule off, and replaces one',
      ],
      ['category: password, token, key, custom', 'redact/found-table: is the table in docs/redaction.md'],
      ['applied before a tape is kept', 'redact/residual-scan: is a closed gate'],
    ],
    Limits: [
      ['20 sessions at once, configurable', `${registry}: lets 20 sessions live, and says so of the next`],
      ['10 MB a log', `${log}: never grows beyond its size`],
      [
        '10 000 lines of output in memory',
        `${registry}: retains as many lines as the configuration says`,
        'session/reading: is the output, at most 10 000 lines, and where it stood',
      ],
      ['30 s for most operations', `${registry}: fails an expect that waits when the time is up`],
      ['300 s for a session, 3 600 s at most', `${registry}: ends a session at %s`],
      [
        'all tapes load at startup',
        'tape/tape-store: takes every tape of every sub-folder, and nothing else',
      ],
      [
        ['index ≤ 200 ms per 1 000 exchanges', 'lookup ≤ 2 ms', 'jitter ≤ 50 ms'],
        'none: measured by `npm run bench`, with bars many times tighter',
      ],
      ['one recorder per session', 'tape/tape-file: lets one in at a time'],
    ],
    'Record and fallback': [
      [
        'NEW, NOT_FOUND or PROXY, no tape: record',
        `${modes}: ['NEW', policies, 'NOT_FOUND', false, 'record']`,
      ],
      ['NEW, NOT_FOUND or PROXY, tape: replay', `${modes}: ['NEW', policies, 'PROXY', true, 'replay']`],
      ['OVERWRITE, any: record again', `${modes}: ['OVERWRITE', policies, 'NOT_FOUND', true, 'record']`],
      [
        'DISABLED, NOT_FOUND, no tape: TapeMissError',
        `${modes}: ['DISABLED', policies, 'NOT_FOUND', false, 'no-tape']`,
      ],
      ['DISABLED, NOT_FOUND, tape: replay', `${modes}: ['DISABLED', policies, 'NOT_FOUND', true, 'replay']`],
      [
        'DISABLED, PROXY, no tape: live, not recorded',
        `${modes}: ['DISABLED', policies, 'PROXY', false, 'live']`,
      ],
      ['DISABLED, PROXY, tape: replay', `${modes}: ['DISABLED', policies, 'PROXY', true, 'replay']`],
    ],
    'Matching and security': [
      [
        'command: path expansion',
        'open/places: tells a program from one of the same name in another folder of the project',
      ],
      ['input: line ends', 'replay/player: inputs of every kind'],
      ['prompt: ANSI stripping, regex', 'match/matchers: prompt, state'],
      [
        'sensitive variables are left out',
        'open/what-replays-get-wrong: of the environment only what was asked for and what shapes the output is on the tape',
      ],
      ['replay starts no process', 'replay/tapes-alone: passes on CI from tapes alone'],
      [
        'exit code from the tape',
        'replay/player: ends when the last input arrived, not before, and with the code on the tape',
      ],
      [
        'error injection by probability',
        'replay/faults: injects as many faults as it says, the same for the same seed',
      ],
      [
        'original or custom latency',
        'replay/pace: at recorded pace gives the same output, exit and order as an instant one',
      ],
    ],
  },
}
