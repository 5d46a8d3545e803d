/** What each program has, read off its own help and tried out by hand. */
export interface Truth {
  /** What is started, where it is not the name. */
  command?: string
  args?: readonly string[]
  /** Commands of every state. */
  commands: readonly string[]
  prompts: readonly string[]
  exits: readonly string[]
  /** How many states, where the program has a known number. */
  states?: number
  /** Found or not, it is right: abbreviations, other spellings, and prompts that depend on the machine. */
  also?: readonly (string | RegExp)[]
}

function words(text: string): string[] {
  return text.split(/\s+/).filter(Boolean)
}

export const truths: Readonly<Record<string, Truth>> = {
  sqlite3: {
    commands: words(
      `.archive .auth .backup .bail .binary .cd .changes .check .clone .connection .databases .dbconfig .dbinfo .dump .echo .eqp .excel .exit .expert .explain .filectrl .fullschema .headers .help .import .imposter .indexes .limit .lint .load .log .mode .nonce .nullvalue .once .open .output .parameter .print .progress .prompt .quit .read .recover .restore .save .scanstats .schema .selftest .separator .session .sha3sum .shell .show .stats .system .tables .testcase .testctrl .timeout .timer .trace .vfsinfo .vfslist .vfsname .width`,
    ),
    prompts: ['sqlite> ', '   ...> '],
    exits: ['.quit', '.exit', 'Ctrl+D'],
  },
  cdecl: {
    commands: words(`declare cast explain set help ? quit exit`),
    prompts: ['cdecl> '],
    exits: ['quit', 'exit', 'Ctrl+D'],
  },
  telnet: {
    commands: words(
      `close logout display mode open quit send set unset status toggle slc auth encrypt z ! environ ?`,
    ),
    prompts: ['telnet> '],
    exits: ['quit', 'q', 'Ctrl+D'],
  },
  fdisk: {
    args: ['disk.img'],
    // Those of the expert menu too.
    commands: words(`a b c d F l n p t v i m u x I O w q g G o s h D f r`),
    prompts: ['Command (m for help): ', 'Expert command (m for help): '],
    exits: ['q', 'Ctrl+D'],
    also: ['quit'],
    states: 2,
  },
  node: {
    commands: words(`.break .clear .editor .exit .help .load .save`),
    prompts: ['> ', '... '],
    exits: ['.exit', 'Ctrl+D'],
  },
  tnftp: {
    commands: words(
      `! chmod exit image mls nmap proxy reset sndbuf usage $ close features lcd mlsd ntrans put restart status user account cr fget less mlst open pwd rhelp struct verbose append debug form lpage mode page quit rmdir sunique xferbuf ascii delete ftp lpwd modtime passive quote rstatus system ? bell dir gate ls more pdir rate runique tenex binary disconnect get macdef mput pls rcvbuf send throttle bye edit glob mdelete mreget pmlsd recv sendport trace case epsv hash mdir msend preserve reget set type cd epsv4 help mget newer progress remopts site umask cdup epsv6 idle mkdir nlist prompt rename size unset`,
    ),
    prompts: ['ftp> '],
    exits: ['exit', 'quit', 'bye', 'Ctrl+D'],
  },
  'inetutils-ftp': {
    commands: words(
      `! dir macdef proxy site $ disconnect mdelete sendport size account epsv4 mdir put status append form mget pwd struct ascii get mkdir quit system bell glob mls quote sunique binary hash mode recv tenex bye help modtime reget trace case idle mput rstatus type cd image newer rhelp user cdup ipany nmap rename umask chmod ipv4 nlist reset verbose close ipv6 ntrans restart ? cr lcd open rmdir delete lpwd passive runique debug ls prompt send`,
    ),
    prompts: ['ftp> '],
    exits: ['quit', 'bye', 'Ctrl+D'],
  },
  gdb: {
    commands: words(
      `awatch break brea bre br b break-range catch clear cl commands condition delete del d disable disa dis dprintf enable en ftrace hbreak ignore rbreak rwatch save skip strace tbreak tcatch thbreak trace trac tra tr tp watch agent-printf append call disassemble display dump explore find init-if-undefined mem memory-tag output print inspect p print-object po printf ptype restore set tty undisplay whatis with w x add-symbol-file add-symbol-file-from-memory cd core-file directory edit exec-file file forward-search fo search generate-core-file gcore list l load nosharedlibrary path pwd remote remove-symbol-file reverse-search rev section sharedlibrary symbol-file maintenance mt checkpoint compare-sections compile expression complete guile gu guile-repl gr monitor python py python-interactive pi record rec restart stop advance attach continue fg c detach disconnect finish fin handle inferior interrupt jump j kill next n nexti ni queue-signal reverse-continue rc reverse-finish reverse-next rn reverse-nexti rni reverse-step rs reverse-stepi rsi run r signal start starti step s stepi si taas target task tfaas thread t until u backtrace where bt down dow do faas frame f return select-frame up info inf i macro show add-auto-load-safe-path add-auto-load-scripts-directory alias apropos define define-prefix demangle document dont-repeat down-silently echo help h if interpreter-exec make new-ui overlay ov ovly pipe | quit exit q shell ! source up-silently while + - tui fs focus layout refresh wh winheight winwidth update actions collect end passcount tdump teval tfind tsave tstart tstatus tstop tvariable while-stepping stepping ws add-inferior clone-inferior eval flash-erase function jit-reader-load jit-reader-unload remove-inferiors unset`,
    ),
    prompts: ['(gdb) ', '>'],
    exits: ['quit', 'exit', 'q', 'Ctrl+D'],
    // Of the body of `if`, and of the Python inside.
    also: [' >', '>>> '],
  },
  debugfs: {
    commands: words(
      `show_debugfs_params params open_filesys open close_filesys close freefrag e2freefrag feature features dirty_filesys dirty init_filesys show_super_stats stats ncheck icheck change_root_directory chroot change_working_directory cd list_directory ls show_inode_info stat dump_extents extents ex blocks filefrag link ln unlink mkdir rmdir rm kill_file copy_inode clri freei seti testi freeb setb testb modify_inode mi find_free_block ffb find_free_inode ffi print_working_directory pwd expand_dir expand mknod list_deleted_inodes lsdel undelete undel write dump_inode dump cat lcd rdump set_super_value ssv set_inode_field sif set_block_group set_bg logdump htree_dump htree dx_hash hash dirsearch bmap fallocate punch truncate symlink imap dump_unused set_current_time supported_features dump_mmp set_mmp_value smmp extent_open eo zap_block zap block_dump bdump bd ea_list ea_get ea_set ea_rm list_quota lq get_quota gq inode_dump idump id journal_open jo journal_close jc journal_write jw journal_run jr help list_requests lr ? quit q`,
    ),
    prompts: ['debugfs:  '],
    exits: ['quit', 'q', 'Ctrl+D'],
  },
  parted: {
    args: ['disk.img'],
    commands: words(
      `align-check help mklabel mktable mkpart name print quit rescue resizepart rm select disk_set disk_toggle set toggle unit version`,
    ),
    prompts: ['(parted) '],
    exits: ['quit', 'Ctrl+D'],
    also: ['q'],
  },
  bc: {
    commands: words(``),
    prompts: [],
    exits: ['quit', 'Ctrl+D'],
  },
  ed: {
    commands: words(``),
    prompts: [],
    exits: ['q', 'Ctrl+D'],
  },
  tclsh: {
    commands: words(``),
    prompts: ['% '],
    exits: ['exit', 'Ctrl+D'],
  },
  python3: {
    commands: words(``),
    prompts: ['>>> ', '... '],
    exits: ['quit()', 'exit()', 'Ctrl+D'],
  },
  gnuplot: {
    commands: words(
      `bind break call cd clear continue do evaluate exit fit help history if import load lower pause plot print printerr pwd quit raise refresh replot reread reset save set shell show splot stats system test toggle undefine unset update vclear vfill while`,
    ),
    prompts: ['gnuplot> '],
    exits: ['quit', 'exit', 'Ctrl+D'],
    also: ['q', '?', 'more> ', 'Help topic: ', 'Subtopic of commands: '],
  },
  gdisk: {
    args: ['disk.img'],
    commands: words(`b c d i l n o p q r s t v w x ? a e f g h j m u z`),
    prompts: [
      'Command (? for help): ',
      'Recovery/transformation command (? for help): ',
      'Expert command (? for help): ',
      'MBR command (? for help): ',
    ],
    exits: ['q', 'Ctrl+D'],
    states: 4,
  },
  lftp: {
    commands: words(
      `! alias attach bookmark cache cat cd chmod close cls debug du edit exit get glob help history jobs kill lcd lftp ln ls mget mirror mkdir module more mput mrm mv mmv nlist open pget put pwd queue quote repeat rm rmdir scache set site source torrent user wait zcat zmore`,
    ),
    prompts: ['lftp :~> '],
    exits: ['exit', 'quit', 'bye', 'Ctrl+D'],
    also: ['(', 'recls', 'renlist', 'quit', 'bye', '?', '> '],
  },
  's-nail': {
    args: ['-f', 'box.mbox'],
    commands: words(
      `# - ! = ? | alias account addrcodec alternates answered bind copy cache call call_if cd certsave chdir charsetalias colour commandalias connect Copy collapse csop cwd delete discard Decrypt decrypt define digmsg disconnect dotmove dp dt draft edit echo echoerr echon echoerrn else elif endif environ errors eval exit Followup from File file filetype flag followup Folder folder folders Forward forward followupall followupsender fwddiscard fwdignore fwdretain group ghost headers headerpick help history hold if ignore imap imapcodec Lfollowup list localopts Lreply Mail mail mailcap mbox mimetype mimeview mlist mlsubscribe More more Move move mtaaliases Mv mv next netrc New new newmail noop Print print Page page Pipe pipe preserve quit reply read readsh readall readctl remove rename Reply Resend resend Respond respond retain return replyall replysender respondall respondsender Save save set search Seen seen shell shcodec shift shortcut Show show size sleep source sort source_if spamclear spamforget spamham spamrate spamset spamspam saveignore savediscard saveretain Type type tls Top top touch thread undelete unalias unaccount unalternates unanswered unbind uncharsetalias uncollapse uncolour uncommandalias undefine undraft unfiletype unflag ungroup unheaderpick unignore unmlist unmlsubscribe unmimetype Unread unread unretain unset unshortcut unsort urlcodec unfwdignore unfwdretain unghost unsaveignore unsaveretain unthread visual varshow verify version vexpr vpospar write xit xcall Z z`,
    ),
    prompts: ['? '],
    exits: ['quit', 'exit', 'xit', 'Ctrl+D'],
    also: ['q', 'x', 'ex', /NEED `endif'/],
  },
  dc: {
    commands: [],
    prompts: [],
    exits: ['q', 'Ctrl+D'],
  },
  zsh: {
    commands: [],
    prompts: [],
    exits: ['exit', 'bye', 'Ctrl+D'],
    // The prompt names the machine.
    also: [/[%#] $/, 'subsh> ', 'cursh> ', 'if> '],
  },
  'modes three deep': {
    command: 'sh',
    args: ['specs/programs/modes.sh'],
    commands: words(`configure show tidy poke quit interface hostname exit speed vlan name`),
    prompts: ['router> ', 'router(config)> ', 'router(config-if)> ', 'router(config-vlan)> '],
    exits: ['quit', 'Ctrl+D'],
    states: 4,
    also: ['help'],
  },
  'menus behind a question': {
    command: 'sh',
    args: ['specs/programs/menus.sh'],
    commands: words(`1 2 3`),
    prompts: ['Your choice: '],
    exits: ['3', 'Ctrl+D'],
    states: 4,
    also: [/ > \d$/],
  },
  'a box that is emptied': {
    command: 'sh',
    args: ['specs/programs/shredder.sh'],
    commands: words(`look count shine lift turn air hush quit`),
    prompts: ['box> '],
    exits: ['quit', 'Ctrl+D'],
    states: 1,
    also: ['help'],
  },
}
