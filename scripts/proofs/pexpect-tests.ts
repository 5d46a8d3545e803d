import type { ProofTable } from './table.ts'

const pexpect = 'session/pexpect'
const suite = 'session/pexpect-suite'
const engine = 'session/expect-engine'
const reading = 'session/reading'
const exact = 'session/exact-reads'
const run = 'control/helpers/run'
const repl = 'control/helpers/repl/repl'
const ssh = 'control/helpers/ssh'
const there = 'control/helpers/ssh-session'
const connections = 'open/connections'
const screen = 'screen/screen'

const emulator = 'none: the screen is xterm’s; what it shows is tried by its own specs'
const python = 'none: of Python’s bytes and text; an encoding is a WHATWG label here'

export const pexpectTests: ProofTable = {
  title: 'What pexpect’s own tests ask for',
  names: 'test',
  about: 'Each test of pexpect 4.9, and the spec that asks the same of termtape.',
  sections: {
    'test_expect, test_unicode, test_dotall, test_popen_spawn, test_async': [
      [
        ['expect_basic', 'expect_exact_basic', 'simple_expect', 'expect'],
        `${engine}: consumes up to the end of the match and no further`,
      ],
      [
        ['expect_exact', 'async_utf8'],
        `${reading}: takes strings for what they are, and nothing else, when it is told to be exact`,
      ],
      [
        ['expect_ignore_case', 'expect_ignore_case_flag', 'dotall', 'precompiled'],
        `${suite}: has the flags a RegExp was written with`,
      ],
      [
        [
          'coerce_expect_re_enc_none',
          'coerce_expect_re_enc_ascii',
          'coerce_expect_re_enc_utf8',
          'expect_regex_enc_none',
          'expect_regex_enc_utf8',
        ],
        python,
      ],
      [
        ['expect_order', 'expect_order_exact', 'ordering', 'ordering_exact'],
        `${pexpect}: is the one whose match begins first in the stream`,
      ],
      [
        ['expect_index', 'expect_index_exact'],
        `${pexpect}: is the leftmost in the list if several begin at the same place`,
      ],
      [
        [
          'expect_setecho_off',
          'expect_setecho_off_exact',
          'expect_setecho_toggle',
          'expect_setecho_toggle_exact',
        ],
        'session/input: is switched',
      ],
      [
        ['waitnoecho', 'waitnoecho_order'],
        'session/input: is waited out before a password is typed',
        'session/input: that never ends is an error with the scene',
      ],
      [['expect_echo', 'expect_echo_exact'], `${engine}: does satisfy it when asked for`],
      [
        ['expect_eof', 'eof', 'unexpected_eof'],
        `${engine}: matches EOF with everything unread before it`,
        `${engine}: is an error for whoever did not ask for it`,
      ],
      [
        ['expect_timeout', 'timeout', 'timeout_none'],
        `${engine}: matches TIMEOUT and consumes nothing`,
        `${suite}: waits without limit when it is told to`,
      ],
      ['buffer_interface', `${reading}: up to a pattern gives all up to its end, and leaves the rest`],
      [
        'before_across_chunks',
        `${pexpect}: hold what came before the match and the match itself, however it was cut into chunks`,
      ],
      [['before_after', 'before_after_exact'], `${pexpect}: leave nothing out and give nothing twice`],
      [
        'before_after_timeout',
        `${pexpect}: takes nothing away: what came before it is still there for the next expect`,
      ],
      [
        ['increasing_searchwindowsize', 'searchwindowsize'],
        `${pexpect}: is how far back a match may begin; what it does not reach is not lost`,
        `${pexpect}: does not hide a match that has just arrived whole`,
      ],
      [['greed', 'greed_exact'], `${pexpect}: reaches as far as what has arrived, and no further`],
      [['bad_arg', 'bad_type_in_expect'], 'session/rejects: a mistake in %s'],
      ['signal_handling', 'none: nothing interrupts a wait in Node; signals are events'],
      [['stdin_closed', 'stdin_stdout_closed'], `${suite}: works where our own standard streams are closed`],
      [['crlf', 'crlf_encoding'], 'live/pipe: ends a line with LF and the input with its end'],
      [['async_and_gc', 'async_and_sync'], `${engine}: answers several expects in the order they were asked`],
      [['async_replwrap', 'async_replwrap_multiline'], `${repl}: runs commands and gives what they print`],
      ['log_unicode', 'session/logs: of what is read, of what is sent, and of both in order'],
      [
        ['spawn_expect_ascii_unicode', 'spawn_send_unicode', 'spawn_utf8_incomplete'],
        `${reading}: decodes what the program writes, however it is cut`,
      ],
      ['unicode_argv', `${suite}: brings any argument and any text to the program, and back`],
    ],
    test_misc: [
      [['isatty', 'isatty_poll'], `${suite}: gives a program a terminal, or none on pipes`],
      [
        ['read', 'read_poll'],
        `${exact}: waits for exactly so many characters and leaves the rest`,
        `${exact}: gives fewer only at the end, and all of it without a count`,
      ],
      ['read_poll_timeout', `${exact}: says how many are there when the time is up, and takes none`],
      [
        ['readline', 'readline_bin_echo'],
        `${exact}: gives line after line without its end`,
        `${exact}: gives what the terminal echoes as a line of its own`,
      ],
      [['iter', 'readlines'], `${exact}: is what lines() does until the program ends`],
      [['write', 'writelines'], `${suite}: takes one text after the other in order`],
      ['with', `${suite}: ends its program when it is disposed`],
      [
        ['terminate', 'sighup'],
        'live/process-tree: goes straight to KILL',
        'live/ignore-hup: goes on when it is hung up, and ends of it without',
      ],
      ['bad_child_pid', 'none: there is no flag that could disagree with the program'],
      [
        ['bad_arguments_suggest_fdpsawn', 'bad_arguments_second_arg_is_list'],
        'open/bad-input: a call that cannot be',
      ],
      ['read_after_close_raises_value_error', `${exact}: is refused once the session is closed`],
      ['isalive', `${suite}: is alive until it ends, however often it is asked`],
      ['cwd', `${suite}: starts in the folder it is given`],
      [
        [
          'searcher_as_string',
          'searcher_as_string_with_EOF',
          'searcher_as_string_with_TIMEOUT',
          'searcher_re_as_string',
          'searcher_re_as_string_with_EOF',
          'searcher_re_as_string_with_TIMEOUT',
        ],
        `${reading}: is every expect, what it asked and what it found, oldest first`,
      ],
      ['nonnative_pty_fork', 'none: there is one way to make a terminal'],
      ['exception_tb', 'session/rejects: rejects, and points at the line that made it'],
    ],
    'test_isalive, test_ctrl_chars, test_winsize, test_constructor, test_destructor': [
      [
        [
          'expect_wait',
          'expect_wait_after_termination',
          'expect_isalive_dead_after_normal_termination',
          'expect_isalive_consistent_multiple_calls',
        ],
        `${suite}: is alive until it ends, however often it is asked`,
      ],
      [
        [
          'signal_wait',
          'expect_isalive_dead_after_SIGHUP',
          'expect_isalive_dead_after_SIGINT',
          'expect_isalive_dead_after_SIGKILL',
        ],
        'live/pty-exit: tells a death by signal from an exit code',
      ],
      ['forced_terminate', 'live/process-tree: goes straight to KILL'],
      [
        ['control_chars', 'sendcontrol', 'sendintr', 'sendeof', 'bad_sendcontrol_chars'],
        'session/control-names: reaches a raw-mode program, as all 256 bytes do',
      ],
      [
        ['initial_winsize', 'initial_winsize_by_dimension', 'setwinsize'],
        `${suite}: has the size it is given, and another later`,
      ],
      [['constructor', 'named_parameters'], 'open/command-words: is read back as the words it was made of'],
      ['destructor', 'live/process-tree: leaks no descriptor and no zombie over many programs'],
    ],
    'test_run, test_env, test_which, test_missing_command, test_command_list_split': [
      [['run', 'run_unicode'], `${run}: gives the text`],
      [['run_exit', 'run_bad_exitstatus'], `${run}: describe('run'`, `${run}: CommandError`],
      ['run_callback', `${run}: stops when a response says so, without an error`],
      [
        ['run_event_as_string', 'run_event_as_function', 'run_event_as_method'],
        `${run}: answers questions: with lines, with functions, as often as they come`,
      ],
      ['run_event_typeerror', `${suite}: refuses a response that is neither a text nor a function`],
      [['run_uses_env', 'spawn_uses_env'], 'live/environment: reaches the program, and nothing else does'],
      [
        ['run_uses_env_path', 'run_uses_env_path_over_path'],
        'live/resolve-program: finds a program on the given PATH, from the given folder',
      ],
      [
        ['which_finds_ls', 'path_from_env', 'os_defpath_which'],
        'control/helpers/which: looks where this process would, and where the system does without a PATH',
      ],
      [
        [
          'path_search_which',
          'which_follows_symlink',
          'which_should_not_match_folders',
          'which_should_match_other_group_user',
        ],
        'control/helpers/which: finds the first on PATH that can be run',
      ],
      ['MissingCommand', `${run}: is an error of its own where there is no such program, or no such line`],
      ['SplitSizes', 'open/command-words: is read back as the words it was made of'],
    ],
    test_replwrap: [
      [['bash', 'zsh', 'python'], `${repl}: runs commands and gives what they print`],
      ['pager_as_cat', `${repl}: never waits, in python`],
      ['bash_env', `${repl}: is not led astray by a command that shows how it was prepared`],
      [
        ['long_running_multiline', 'long_running_continuation'],
        `${repl}: interrupts what takes too long and goes on`,
      ],
      ['multiline', `${repl}: takes back what is incomplete`],
      ['existing_spawn', `${repl}: is typed commands at, whether its prompt was read or not`],
      ['no_change_prompt', `${repl}: is driven by its prompt`],
    ],
    test_pxssh: [
      ['fake_ssh', `${there}: runs one command after the other in one %s`],
      ['wrong_pw', `${there}: says why nobody is let in`],
      ['failed_set_unique_prompt', `${there}: takes a prompt for what stands there`],
      ['connection_refused', `${ssh}: says that nobody is there`],
      [['ssh_tunnel_string', 'remote_ssh_tunnel_string'], `${there}: carries ports in both directions`],
      [
        [
          'ssh_config_passing_string',
          'username_or_ssh_config',
          'ssh_config_user',
          'ssh_config_no_username_empty_config',
          'ssh_config_wrong_Host',
          'ssh_config_no_user',
          'ssh_config_empty_user',
        ],
        `${ssh}: what ssh is started with`,
      ],
      ['ssh_key_string', `${ssh}: needs neither with a key that has none`],
      [
        ['custom_ssh_cmd', 'custom_ssh_cmd_debug', 'failed_custom_ssh_cmd', 'failed_custom_ssh_cmd_debug'],
        `${ssh}: spawn: async (program, args, start)`,
      ],
      [['login_bash', 'login_zsh'], `${there}: runs one command after the other in one %s`],
      ['login_tcsh', `${there}: takes a prompt for what stands there`],
    ],
    'test_socket, test_socket_fd, test_socket_pexpect, test_filedescriptor': [
      [
        ['socket', 'socket_with_write', 'fd', 'fileobj'],
        `${connections}: sends lines, expects answers and ends with the connection`,
        `${connections}: takes any stream that is open, loses nothing said before, and closes it`,
      ],
      [
        ['timeout', 'interrupt', 'multiple_interrupts'],
        `${engine}: is an error for whoever did not ask for it`,
      ],
      ['maxread', `${connections}: sends and hears every byte as it is`],
      [
        ['socket_isalive', 'fd_isalive', 'fd_isalive_poll'],
        `${connections}: says that a connection was broken off, and that none could be made`,
      ],
      [
        ['socket_isatty', 'fd_isatty', 'fd_isatty_poll'],
        `${connections}: has no signals and no size, and says what to do`,
      ],
      [['not_int', 'not_file_descriptor'], `${connections}: refuses what gives no transport`],
    ],
    'test_interact, test_log, test_timeout_pattern, test_performance, test_delay': [
      [
        ['interact_escape', 'interact_escape_None', 'interact_exit_unicode'],
        'session/interact: hands every key over, shows every word, and ends with Ctrl+]',
        'session/interact: ends with the program, with everything it printed shown',
      ],
      [
        ['log', 'log_logfile_read', 'log_logfile_send', 'log_send_and_received'],
        'session/logs: of what is read, of what is sent, and of both in order',
      ],
      [
        ['matches_exp_timeout', 'pattern_printout', 'exp_timeout_notThrown'],
        `${engine}: is an error for whoever did not ask for it`,
      ],
      [
        ['stacktraceMunging', 'correctStackTrace'],
        "session/call-site: begins its stack at the spec's line when it",
      ],
      [
        ['100000', 'large_stdout_stream'],
        `${pexpect}: 25 MB`,
        `${engine}: finds strings in 16 MB that came in 4 KB reads, with bounded memory`,
      ],
      [
        ['delaybeforesend', 'delayafterread'],
        'none: a send waits for nothing, and nothing is read too early',
      ],
    ],
    'test_screen, test_ansi, test_FSM, test_repr, test_pickling': [
      [
        ['fill', 'put', 'get_region', 'cursor_save', 'scroll', 'insert'],
        emulator,
        `${screen}: shows what was fed, at once`,
      ],
      [
        ['write', 'torturet', 'tetris', 'lines', 'number_x'],
        emulator,
        `${screen}: is the same however the bytes arrive`,
      ],
      [
        [
          'unicode_ascii',
          'decoding_errors',
          'unicode_cp437',
          'unicode_utf8',
          'no_bytes',
          'utf8_bytes',
          'unicode',
          'decode_error',
        ],
        'screen/screen: shows bytes that are not UTF-8',
        `${reading}: decodes what the program writes, however it is cut`,
      ],
      [['fsm_memory', 'run_fsm'], 'none: there is no state machine to build on'],
      [
        ['str_spawnu', 'str_spawn', 'str_before_spawn'],
        'none: an error says what the session showed; a session is not printed',
      ],
      ['picking', 'none: errors are not sent between processes as objects'],
    ],
  },
}
